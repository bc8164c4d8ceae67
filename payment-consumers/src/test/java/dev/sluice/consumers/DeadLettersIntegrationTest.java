package dev.sluice.consumers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.audit.AuditService;
import dev.sluice.application.deadletter.DeadLetters;
import dev.sluice.application.deadletter.DeadLetters.Filter;
import dev.sluice.application.deadletter.FiledLetter;
import dev.sluice.application.deadletter.FiledLetter.Status;
import dev.sluice.application.deadletter.LetterBox;
import dev.sluice.application.deadletter.ResolveDeadLetterService;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.application.pipeline.Transactions;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a record that cannot be handled to its effect, over the real servers. */
@Tag("integration")
class DeadLettersIntegrationTest {

  private static final String AGGREGATOR = "payment-capture-aggregator";
  private static final String DISPATCHER = "ledger-recording-request-dispatcher";
  private static final String BALANCES = "account-balance-consumer";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private static RunningConsumers consumers;

  @BeforeAll
  static void start() throws IOException {
    consumers = RunningConsumers.relayed();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    consumers.close();
  }

  @AfterEach
  void the_laws_hold() {
    consumers.awaitRest();
    var verdict = consumers.get(AuditService.class).audit(Duration.ZERO);
    assertThat(verdict.findings()).allMatch(finding -> finding.holds(), "holds");
  }

  @Test
  void bytes_nobody_can_read_are_filed_once_per_group_and_a_replay_is_one_groups_alone() {
    var box = (BreakingLetterBox) consumers.get(LetterBox.class);
    box.deaths.set(2);
    consumers.records().send(Topic.PAYMENT_ORDER_FINALIZED, "no event".getBytes(UTF_8));

    var ours = await(AGGREGATOR, 1).getFirst();
    var theirs = await(DISPATCHER, 1).getFirst();
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> box.deaths.get() == 0);
    assertThat(ours.letter().eventId())
        .startsWith("raw:payment_order_finalized:")
        .isEqualTo(theirs.letter().eventId());
    assertThat(ours.letter().exception()).contains("Unreadable");
    assertThat(new String(ours.letter().raw().value(), UTF_8)).isEqualTo("no event");

    assertThat(replay(ours).status()).isEqualTo(Status.REPLAYED);
    assertThatThrownBy(() -> replay(ours)).hasMessageContaining("was replayed by local/a");

    var again = await(AGGREGATOR, 2).getFirst();
    assertThat(again.letter().eventId()).isEqualTo(ours.letter().eventId());
    assertThat(again.letter().replay()).isEqualTo(1);
    assertThat(again.status()).isEqualTo(Status.OPEN);
    replay(again);
    assertThat(await(AGGREGATOR, 3).getFirst().letter().replay()).isEqualTo(2);
    assertThat(letters(DISPATCHER)).hasSize(1);
  }

  @Test
  void a_payment_that_could_not_be_completed_is_when_the_cause_is_repaired() throws SQLException {
    owner(
        "ALTER TABLE payment_captured_events ADD CONSTRAINT broken CHECK (captured_amount < 0) NOT VALID");
    try {
      consumers.pay(Baskets.ofTwoSellers(), "tok_visa");
      Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> !ofOrders().isEmpty());
    } finally {
      owner("ALTER TABLE payment_captured_events DROP CONSTRAINT broken");
    }
    assertThat(ofOrders().getFirst().letter().exception()).contains("DataIntegrityViolation");
    awaitPassed();
    int passed = consumers.records().of(Topic.LEDGER_RECORD_REQUEST_QUEUE).size();
    assertThat(consumers.overview().inFlight().get("payments")).isEqualTo(1);

    ofOrders().forEach(DeadLettersIntegrationTest::replay);

    consumers.awaitRest();
    assertThat(ofOrders()).isEmpty();
    assertThat(consumers.records().of(Topic.PAYMENT_CAPTURED)).isNotEmpty();
    assertThat(consumers.records().of(Topic.LEDGER_RECORD_REQUEST_QUEUE)).hasSize(passed);
  }

  /** Events the aggregator gave up and nobody has sent again. */
  private static List<FiledLetter> ofOrders() {
    return letters(AGGREGATOR).stream()
        .filter(letter -> letter.letter().eventId().startsWith("po_"))
        .filter(letter -> letter.status() == Status.OPEN)
        .toList();
  }

  /** The one effect that is added up: here a second time would be seen at once. */
  @Test
  void a_balance_is_replayed_once_whatever_is_told_again() throws SQLException {
    owner("ALTER TABLE account_balances ADD CONSTRAINT broken CHECK (balance < -1) NOT VALID");
    try {
      consumers.pay(Baskets.ofTwoSellers(), "tok_visa");
      await(BALANCES, 5);
    } finally {
      owner("ALTER TABLE account_balances DROP CONSTRAINT broken");
    }
    var letters = letters(BALANCES);
    replay(letters.getFirst());
    // told again as they were, while some replays are on their way and some letters still open
    consumers.records().sendAgain(consumers.records().of(Topic.LEDGER_ENTRIES_RECORDED));
    letters.stream().skip(1).forEach(DeadLettersIntegrationTest::replay);
    consumers.records().sendAgain(consumers.records().of(Topic.LEDGER_ENTRIES_RECORDED));

    consumers.awaitRest();
    assertThat(letters(BALANCES)).hasSize(letters.size());
  }

  /** Every order that ended has had its movements asked for. */
  private static void awaitPassed() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> consumers.overview().inFlight().get("journals") == 0);
  }

  private static FiledLetter replay(FiledLetter letter) {
    return consumers
        .get(Transactions.class)
        .run(() ->
            consumers
                .get(ResolveDeadLetterService.class)
                .replay(letter.id(), "local/a", "repaired", TRACE));
  }

  /** Newest first. */
  private static List<FiledLetter> letters(String group) {
    return consumers
        .get(DeadLetters.class)
        .list(
            new Filter(Optional.empty(), Optional.of(group), Optional.empty(), Optional.empty()),
            Optional.empty(),
            100);
  }

  private static List<FiledLetter> await(String group, int count) {
    Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> letters(group).size() >= count);
    return letters(group);
  }

  private static void owner(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(consumers.database, "sluice", "");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
