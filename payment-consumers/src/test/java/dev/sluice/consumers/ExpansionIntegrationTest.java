package dev.sluice.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.audit.AuditService;
import dev.sluice.application.intent.ExpandPaymentService;
import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.outbox.Broker;
import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.outbox.RelayOutboxService;
import dev.sluice.application.payment.Payments;
import dev.sluice.application.pipeline.Failures;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.psp.Psp;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One root row, expanded again and again by two dispatchers that die at random. */
@Tag("integration")
class ExpansionIntegrationTest {

  private static final int TIMES = 100;
  private static final Duration LEASE = Duration.ofMillis(100);

  private static RunningConsumers consumers;

  @BeforeAll
  static void start() throws IOException {
    consumers = new RunningConsumers();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    consumers.close();
  }

  /**
   * A dispatcher that dies before or after it has published, one time in three each, without
   * letting go of anything.
   */
  private static RelayOutboxService dispatcher(String owner, Random chance) {
    var outbox = consumers.get(Outbox.class);
    var broker = consumers.get(Broker.class);
    Broker deadly =
        rows -> {
          int fate = chance.nextInt(3);
          if (fate == 0) throw new IllegalStateException("died before publishing");
          broker.publish(rows);
          if (fate == 1) throw new IllegalStateException("died after publishing");
        };
    var expansion =
        new ExpandPaymentService(
            consumers.get(PaymentIntents.class),
            consumers.get(Payments.class),
            consumers.get(PaymentOrders.class),
            outbox,
            consumers.get(Psp.class));
    return new RelayOutboxService(
        outbox,
        expansion,
        deadly,
        consumers.get(Transactions.class),
        consumers.get(Failures.class),
        owner,
        50,
        LEASE);
  }

  @Test
  void the_same_root_a_hundred_times_is_one_payment()
      throws SQLException, InterruptedException, ExecutionException {
    consumers.pay(Baskets.ofTwoSellers(), "tok_visa");
    var one = dispatcher("one", new Random(1));
    var other = dispatcher("other", new Random(2));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          quietly(one);
          return count("SELECT count(*) FROM outbox_event WHERE kind = 'EXPAND'") == 1;
        });

    try (var threads = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < TIMES; i++) {
        execute("UPDATE outbox_event SET sent_at = NULL WHERE kind = 'EXPAND'");
        var rounds = new ArrayList<Future<?>>();
        rounds.add(threads.submit(() -> quietly(one)));
        rounds.add(threads.submit(() -> quietly(other)));
        for (var round : rounds) round.get();
      }
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> {
          quietly(one);
          return consumers.overview().inFlight().values().stream().allMatch(n -> n == 0);
        });

    assertThat(count("SELECT count(*) FROM payments")).isEqualTo(1);
    assertThat(count("SELECT count(*) FROM payment_orders")).isEqualTo(2);
    assertThat(ids(Topic.PAYMENT_AUTHORIZED)).hasSize(1);
    assertThat(ids(Topic.PAYMENT_ORDER_CREATED)).hasSize(2);
    assertThat(count("SELECT count(*) FROM journal_entries WHERE movement_kind = 'AUTH_HOLD'"))
        .isEqualTo(1);
    assertThat(count("SELECT count(*) FROM dead_letters")).isZero();
    var verdict = consumers.get(AuditService.class).audit(Duration.ZERO);
    assertThat(verdict.findings()).allMatch(finding -> finding.holds(), "holds");
  }

  private static void quietly(RelayOutboxService dispatcher) {
    try {
      dispatcher.runOnce();
    } catch (IllegalStateException died) {
      assertThat(died).hasMessageStartingWith("died");
    }
  }

  private static List<String> ids(Topic topic) {
    return consumers.records().of(topic).stream()
        .map(record -> new String(record.headers().lastHeader("ce_id").value()))
        .distinct()
        .toList();
  }

  private static long count(String query) throws SQLException {
    try (var connection = DriverManager.getConnection(consumers.database, "sluice", "");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void execute(String update) throws SQLException {
    try (var connection = DriverManager.getConnection(consumers.database, "sluice", "");
        var statement = connection.createStatement()) {
      statement.execute(update);
    }
  }
}
