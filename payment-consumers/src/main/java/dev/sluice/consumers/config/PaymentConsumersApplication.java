package dev.sluice.consumers.config;

import dev.sluice.infrastructure.config.InfrastructureConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** All Kafka consumers and the two jobs that look after what is due. */
@SpringBootApplication(scanBasePackages = "dev.sluice.consumers")
@Import(InfrastructureConfiguration.class)
@EnableConfigurationProperties(ConsumersProperties.class)
@EnableScheduling
public class PaymentConsumersApplication {

  public static void main(String[] args) {
    SpringApplication.run(PaymentConsumersApplication.class, args);
  }
}
