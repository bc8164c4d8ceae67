package dev.sluice.infrastructure.audit;

import static dev.sluice.infrastructure.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Samples;
import dev.sluice.infrastructure.balance.BalanceRoom;
import dev.sluice.infrastructure.intent.IntentRoom;
import dev.sluice.infrastructure.order.OrderRoom;
import dev.sluice.infrastructure.outbox.OutboxRoom;
import dev.sluice.infrastructure.payment.PaymentRoom;
import dev.sluice.infrastructure.seller.SellerRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A plan made while a table was empty stays for the life of a connection. So no statement of the
 * pipeline may read a whole table, or walk a whole index, however small it is.
 */
@Tag("integration")
class ScansIntegrationTest {

  /** The driver prepares after 5 runs, the server settles on a plan after 5 more. */
  private static final int RUNS = 30;

  private static final String WALKS =
      "SELECT indexrelname || ' ' || idx_scan || ' ' || idx_tup_read FROM pg_stat_user_indexes"
          + " WHERE idx_tup_read > 5 * idx_scan";

  /** So many orders wait for somebody to ask for their captures. */
  private static final int WAITING = 2000;

  private static final String WAIT =
      """
      INSERT INTO payment_orders
      SELECT (jsonb_populate_record(o, jsonb_build_object('id', g, 'seller_id', 'waits-' || g,
          'public_payment_order_id', 'po_waits_' || g, 'capture_method', 'MANUAL'))).*
        FROM payment_orders o, generate_series(1, %d) g WHERE o.id = %d
      """;

  private static final String BACKENDS =
      "SELECT count(*) FROM pg_stat_activity"
          + " WHERE usename = 'sluice_app' AND datname = current_database()";

  private static final String MIGRATING =
      "SELECT count(*) FROM pg_stat_activity WHERE usename <> 'sluice_app'"
          + " AND datname = current_database() AND pid <> pg_backend_pid()";

  @Test
  void no_statement_of_the_pipeline_reads_a_whole_table() {
    var database = Database.fresh();
    Awaitility.await()
        .untilAsserted(() -> assertThat(database.read(MIGRATING)).containsExactly("0"));
    var before = scans(database);
    try (database) {
      for (int i = 0; i < RUNS; i++) {
        var story = new Story(database);
        var intent = i % 2 == 0 ? story.captured() : story.halfCaptured();
        claims(database, intent);
        outbox(database, intent);
        BalanceRoom.of(database).ofSeller(new SellerId("seller-1"));
      }
    }

    // a backend that has ended has told all it counted
    Awaitility.await()
        .untilAsserted(() -> assertThat(database.read(BACKENDS)).containsExactly("0"));
    assertThat(scans(database)).as("tables that were read whole").isSubsetOf(before);
    assertThat(database.read(WALKS)).as("indexes that were walked").isEmpty();
  }

  @Test
  void what_waits_to_be_asked_for_costs_the_sweeps_nothing() {
    var database = Database.fresh();
    try (database) {
      var order = Samples.orders(new Story(database).expanded()).getFirst();
      assertThat(database.asOwner(WAIT.formatted(WAITING, order.id().number()))).isEqualTo(WAITING);
      var later = NOW.plusSeconds(60);
      for (int i = 0; i < RUNS; i++) database.run(() -> sweeps(database, later));
    }

    Awaitility.await()
        .untilAsserted(() -> assertThat(database.read(BACKENDS)).containsExactly("0"));
    assertThat(
            database.read(
                "SELECT indexrelname || ' ' || idx_tup_read FROM pg_stat_user_indexes"
                    + " WHERE relname = 'payment_orders' AND idx_tup_read > "
                    + WAITING / 2))
        .as("indexes that hold what waits, and were read")
        .isEmpty();
    assertThat(
            database.read(
                "SELECT seq_tup_read::text FROM pg_stat_user_tables"
                    + " WHERE relname = 'payment_orders' AND seq_tup_read > "
                    + WAITING / 2))
        .isEmpty();
  }

  private static void sweeps(Database database, Instant now) {
    var orders = OrderRoom.of(database);
    orders.claimRetries(Optional.empty(), now, 10);
    orders.claimQuestions(now, 10);
    orders.claimLost(now, now, 10);
    var payments = PaymentRoom.of(database);
    payments.withLostOrders(10);
    payments.claimExpiries(now, 10);
  }

  private static void claims(Database database, PaymentIntent intent) {
    database.run(() -> {
      var sellers = SellerRoom.of(database);
      var met = new TreeSet<>(intent.lines().stream().map(line -> line.seller()).toList());
      sellers.addNew(met, NOW);
      sellers.commissions(met, intent.total().currency(), NOW);
      sweeps(database, NOW);
      var orders = OrderRoom.of(database);
      orders.ofPayment(intent.payment());
      orders.authorizations(List.of(intent.lines().getFirst().order()));
      var intents = IntentRoom.of(database);
      intents.claimOrderIds(List.of(intent));
      intents.claimRetries(Optional.empty(), NOW, 10);
      intents.claimRetries(Optional.of(List.of(intent.id())), NOW, 10);
      intents.claimQuestions(NOW, 10);
      intents.claimExpired(NOW, 10);
      intents.claimLost(NOW, NOW, 10);
      intents.find(intent.id());
      var payments = PaymentRoom.of(database);
      payments.claimRetries(Optional.empty(), NOW, 10);
      payments.claimQuestions(NOW, 10);
      payments.claimLostVoids(NOW, NOW, 10);
      payments.withExpiredVoids(NOW, 10);
      payments.find(intent.payment());
    });
  }

  private static void outbox(Database database, PaymentIntent intent) {
    var outbox = OutboxRoom.of(database, () -> NOW);
    var event =
        EventEnvelope.of(Samples.payment(intent).authorized(), Cause.door(Samples.TRACE), NOW);
    database.run(() -> outbox.add(List.of(event)));
    var rows = database.run(() -> outbox.claim("relay", 100, Duration.ofSeconds(5)));
    database.run(() -> {
      outbox.done(rows);
      outbox.release("relay");
    });
    database.run(() -> outbox.again(List.of(event)));
  }

  private static List<String> scans(Database database) {
    return database.read(
        "SELECT relname || ' ' || seq_scan FROM pg_stat_user_tables"
            // sixteen rows of one page
            + " WHERE seq_scan > 0 AND relname <> 'outbox_shards' ORDER BY 1");
  }
}
