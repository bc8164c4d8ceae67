package dev.sluice.infrastructure.fault;

import dev.sluice.application.outbox.Broker;
import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Streams;
import dev.sluice.application.psp.Psp;
import dev.sluice.infrastructure.pipeline.BeforeCommit;
import java.nio.file.Path;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

/** {@code sluice.faults.directory}: puts the points between the application and its ports. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("sluice.faults.directory")
class FaultConfiguration {

  /** As sudden as {@code kill -9}: no hook runs, nothing is flushed, no group is left. */
  private static final int KILLED = 137;

  /**
   * Static, and without arguments that are made themselves: it has to be there before the ports.
   */
  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static FaultPoints faultPoints(Environment environment) {
    var directory = environment.getRequiredProperty("sluice.faults.directory");
    return FaultPoints.in(Path.of(directory), () -> Runtime.getRuntime().halt(KILLED));
  }

  @Bean
  static BeanPostProcessor dyingPorts(FaultPoints points) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
          case Streams streams -> new DyingStreams(streams, points);
          case Psp psp -> new DyingPsp(psp, points);
          case Broker broker -> dying(broker, points);
          default -> bean;
        };
      }
    };
  }

  @Bean
  BeforeCommit beforeCommit(FaultPoints points) {
    return step -> {
      if (!(step instanceof Step.Pass<?>)) points.reached(FaultPoint.INSIDE_KAFKA_TRANSACTION);
    };
  }

  private static Broker dying(Broker broker, FaultPoints points) {
    return rows -> {
      broker.publish(rows);
      points.reached(FaultPoint.AFTER_OUTBOX_SEND);
    };
  }
}
