package dev.sluice.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.audit.AuditService;
import dev.sluice.application.outbox.ResendService;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The broker's data is gone for good, PostgreSQL is not. */
@Tag("integration")
class KafkaLossIntegrationTest {

  private static final int WAVE = 4;

  /** What a payment leaves behind, row by row: nothing of it may come twice. */
  private static final String LEFT_BEHIND =
      """
      SELECT 'payments', count(*), coalesce(sum(captured_amount), 0) FROM payments
      UNION ALL SELECT 'orders', count(*), coalesce(sum(amount), 0) FROM payment_orders
      UNION ALL SELECT 'captures', count(*), coalesce(sum(amount), 0) FROM payment_captures
      UNION ALL SELECT 'ends', count(*), coalesce(sum(captured_amount), 0)
        FROM payment_captured_events
      UNION ALL SELECT 'done at the PSP', count(DISTINCT psp_key), coalesce(sum(answer_amount), 0)
        FROM psp_attempts WHERE answer = 'APPROVED'
      UNION ALL SELECT 'journals', count(*), 0 FROM journal_entries
      UNION ALL SELECT 'postings', count(*), coalesce(sum(amount), 0) FROM postings
      UNION ALL SELECT 'balances', 0, coalesce(sum(balance), 0) FROM account_balances
      """;

  private static RunningConsumers consumers;

  @BeforeAll
  static void start() throws IOException {
    consumers = RunningConsumers.relayed();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    consumers.close();
  }

  @Test
  void what_was_complete_stays_as_it_is_and_what_was_under_way_is_completed()
      throws SQLException, InterruptedException {
    var beginning = Instant.now().minusSeconds(60);
    wave();
    consumers.awaitRest();
    var one = leftBehind();

    // its answers are on record here, and the news of them were never told
    consumers.streams().mute("payment-order-psp-call-executor");
    wave();
    await("psp_attempts WHERE operation LIKE 'capture%' AND answer = 'APPROVED'", 4 * WAVE);
    consumers.loseWhatTheBrokerHad();
    assertThat(consumers.overview().inFlight().get("payments")).isEqualTo(WAVE);

    assertThat(consumers.get(ResendService.class).since(beginning))
        .isGreaterThanOrEqualTo(8L * WAVE);
    consumers.awaitRest();

    var both = leftBehind();
    one.forEach((what, had) ->
        assertThat(both.get(what)).as(what).isEqualTo(had.stream().map(n -> 2 * n).toList()));
    clean();

    // everything is there: all of it told again changes nothing
    consumers.loseWhatTheBrokerHad();
    assertThat(consumers.get(ResendService.class).since(beginning))
        .isGreaterThanOrEqualTo(8L * WAVE);
    consumers.awaitRest();
    assertThat(leftBehind()).isEqualTo(both);
    clean();
    assertThat(consumers.get(ResendService.class).since(Instant.now().plusSeconds(60))).isZero();
  }

  private static void wave() {
    for (int i = 0; i < WAVE; i++) consumers.pay(Baskets.ofTwoSellers(), "tok_visa");
  }

  private static void clean() {
    var verdict = consumers.get(AuditService.class).audit(Duration.ZERO);
    assertThat(verdict.findings()).allMatch(finding -> finding.holds(), "holds");
    assertThat(verdict.isClean()).isTrue();
  }

  private static void await(String from, long rows) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> {
          try (var connection = DriverManager.getConnection(consumers.database, "sluice", "");
              var statement = connection.createStatement();
              var found = statement.executeQuery("SELECT count(*) FROM " + from)) {
            found.next();
            return found.getLong(1) >= rows;
          }
        });
  }

  private static Map<String, List<Long>> leftBehind() throws SQLException {
    var left = new TreeMap<String, List<Long>>();
    try (var connection = DriverManager.getConnection(consumers.database, "sluice", "");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(LEFT_BEHIND)) {
      while (rows.next()) left.put(rows.getString(1), List.of(rows.getLong(2), rows.getLong(3)));
    }
    return left;
  }
}
