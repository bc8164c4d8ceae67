package dev.sluice.service.config;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The HTTP doors, the outbox dispatcher and the audit. */
@SpringBootApplication(
    scanBasePackages = "dev.sluice.service",
    proxyBeanMethods = false,
    exclude = UserDetailsServiceAutoConfiguration.class)
@EnableScheduling
class PaymentServiceApplication {

  public static void main(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals("migrate"))
      System.exit(Migrate.run(arguments, System.out, System.err));
    SpringApplication.run(PaymentServiceApplication.class, arguments);
  }
}
