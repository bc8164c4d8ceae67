package dev.sluice.infrastructure.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.balance.BalanceCache;
import dev.sluice.application.balance.Balances;
import dev.sluice.application.deadletter.DeadLetters;
import dev.sluice.application.deadletter.LetterBox;
import dev.sluice.application.id.Ids;
import dev.sluice.application.idempotency.Idempotency;
import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.ledger.Journal;
import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.outbox.Broker;
import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.outbox.Replays;
import dev.sluice.application.payment.Payments;
import dev.sluice.application.pipeline.Calls;
import dev.sluice.application.pipeline.Failures;
import dev.sluice.application.pipeline.Inbox;
import dev.sluice.application.pipeline.Streams;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.pipeline.Watch;
import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspAttempts;
import dev.sluice.application.psp.PspRecords;
import dev.sluice.application.psp.RetryTimer;
import dev.sluice.infrastructure.Database;
import dev.sluice.servers.postgres.EmbeddedPostgres;
import dev.sluice.servers.testing.TestServers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The module as an application gets it: by lying on its class path. */
@Tag("integration")
@ResourceLock("redis")
@ResourceLock("broker")
class InfrastructureIntegrationTest {

  private static final List<Class<?>> PORTS =
      List.of(
          Balances.class,
          BalanceCache.class,
          Broker.class,
          Calls.class,
          DeadLetters.class,
          Failures.class,
          Idempotency.class,
          Ids.class,
          Inbox.class,
          InstantSource.class,
          Journal.class,
          LetterBox.class,
          Outbox.class,
          PaymentIntents.class,
          PaymentOrders.class,
          Payments.class,
          Psp.class,
          PspAttempts.class,
          PspRecords.class,
          RandomGenerator.class,
          Replays.class,
          RetryTimer.class,
          Streams.class,
          Transactions.class,
          Watch.class);

  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class Application {}

  @Test
  void an_application_finds_every_port() {
    try (var database = Database.fresh();
        var application =
            new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                    Map.of(
                        "spring.application.name",
                        "payment-test",
                        "spring.main.banner-mode",
                        "off",
                        "spring.datasource.url",
                        database.url(),
                        "spring.datasource.username",
                        EmbeddedPostgres.APPLICATION,
                        "spring.kafka.bootstrap-servers",
                        TestServers.kafka().url(),
                        "spring.data.redis.url",
                        TestServers.redis().url(),
                        "sluice.redis.patience",
                        "10s",
                        "sluice.psp.url",
                        "http://127.0.0.1:1"))
                .run()) {
      for (var port : PORTS)
        assertThat(application.getBeanNamesForType(port)).as(port.getSimpleName()).hasSize(1);

      var timer = application.getBean(RetryTimer.class);
      timer.schedule(Map.of("po_wired", Instant.EPOCH));
      assertThat(timer.takeDue(Instant.EPOCH, 100)).contains("po_wired");

      var now = application.getBean(InstantSource.class).instant();
      assertThat(now.getNano() % 1000).as("time in microseconds").isZero();
    }
  }
}
