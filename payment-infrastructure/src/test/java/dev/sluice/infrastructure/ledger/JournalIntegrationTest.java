package dev.sluice.infrastructure.ledger;

import static dev.sluice.infrastructure.Samples.CAUSE;
import static dev.sluice.infrastructure.Samples.NOW;
import static dev.sluice.infrastructure.Samples.TRACE;
import static dev.sluice.infrastructure.Samples.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.ledger.Journal;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.ledger.Direction;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.ledger.MoneyMovement.Captured;
import dev.sluice.domain.ledger.MovementKey;
import dev.sluice.domain.ledger.Posting;
import dev.sluice.domain.ledger.PostingRules;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Samples;
import dev.sluice.simulation.contract.Elsewhere;
import dev.sluice.simulation.contract.JournalContract;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.datasource.DataSourceUtils;

@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class JournalIntegrationTest extends JournalContract {

  private static final String POSTINGS =
      """
      SELECT p.direction || '|' || a.account_type || '|' || coalesce(a.seller_id, '') || '|'
          || p.amount || '|' || p.currency
        FROM postings p JOIN accounts a ON a.id = p.account_id
        JOIN journal_entries j ON j.id = p.journal_entry_id
       WHERE j.movement_key = '%s' ORDER BY p.posting_no
      """;

  private Database database;
  private Journal journal;

  @BeforeAll
  void open() {
    database = Database.fresh();
    journal = LedgerRoom.journal(database);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void an_account_is_opened_with_its_category_and_normal_side() {
    append(capture("seller-of-the-chart", 1));

    assertThat(
            database.read(
                "SELECT account_type || ' ' || category || ' ' || normal_side FROM accounts"
                    + " WHERE seller_id = 'seller-of-the-chart'"))
        .containsExactly("MERCHANT_PAYABLE LIABILITY CREDIT");
    assertThat(database.count("accounts WHERE account_type = 'PSP_RECEIVABLE'")).isEqualTo(1);
  }

  @Test
  void an_entry_that_does_not_balance_is_refused_by_the_database() {
    append(capture("seller-1", 100));
    long entry = Samples.number();

    assertThatThrownBy(() -> insert(entry, "('DEBIT', 100), ('CREDIT', 99)"))
        .hasMessageContaining("journal entry " + entry + " does not balance");
    assertThat(database.count("postings WHERE journal_entry_id = " + entry)).isZero();
  }

  @Test
  void an_entry_is_not_added_to_afterwards() {
    append(capture("seller-1", 100));
    var known =
        Long.parseLong(database.read("SELECT min(journal_entry_id) FROM postings").getFirst());

    assertThatThrownBy(() -> post(known, 100, "('DEBIT', 5), ('CREDIT', 5)"))
        .hasMessageContaining("written whole and once");
  }

  @Test
  void a_posting_needs_its_entry_and_an_account_of_its_currency() {
    append(capture("seller-1", 100));

    assertThatThrownBy(() -> post(Samples.number(), 0, "('DEBIT', 5), ('CREDIT', 5)"))
        .hasMessageContaining("2 postings without an entry or without an account");
  }

  @Test
  void two_batches_that_open_the_same_account_at_once_get_along() {
    var seller = "seller-opened-twice";
    CompletableFuture<?> other;
    try (var _ = Elsewhere.open(database, () -> write(capture(seller, 1)))) {
      other = CompletableFuture.runAsync(() -> append(capture(seller, 2)));
      assertThat(other).isNotDone();
    }

    assertThat(other).succeedsWithin(Duration.ofSeconds(5));
    assertThat(database.count("accounts WHERE seller_id = '" + seller + "'")).isEqualTo(1);
  }

  @Test
  void an_account_whose_opening_was_rolled_back_is_not_remembered() {
    var account =
        new Account(
            AccountType.MERCHANT_PAYABLE, new SellerId("seller-undone"), Currency.of("EUR"));
    var accounts = LedgerRoom.accounts(database);
    assertThatThrownBy(() ->
            database.run(() -> {
              accounts.numbers(List.of(account));
              throw new IllegalStateException("undone");
            }))
        .hasMessage("undone");

    var numbers = database.run(() -> accounts.numbers(List.of(account)));

    assertThat(database.read("SELECT id FROM accounts WHERE seller_id = 'seller-undone'"))
        .containsExactly(String.valueOf(numbers.get(account)));
  }

  private void append(MoneyMovement... movements) {
    database.run(() -> write(movements));
  }

  private void write(MoneyMovement... movements) {
    journal.append(
        Stream.of(movements)
            .map(m -> new Journal.Record(PostingRules.entryFor(m), NOW, TRACE, CAUSE))
            .toList());
  }

  private static Captured capture(String seller, long minor) {
    return new Captured(
        new PaymentId(Samples.number()),
        new PaymentOrderId(Samples.number()),
        1,
        new SellerId(seller),
        eur(minor));
  }

  /** By hand, as the application role: entry and postings in one transaction. */
  private void insert(long entry, String postings) {
    database.run(() -> {
      execute(
          """
          INSERT INTO journal_entries (id, public_journal_entry_id, movement_key, movement_kind,
            payment_id, content_hash, occurred_at, trace_id, cause_event_id)
          VALUES (%d, 'je_%d', 'X:%d', 'X', 1, '', now(), 't', 'c')
          """
              .formatted(entry, entry, entry));
      execute(postingsOf(entry, 0, postings));
    });
  }

  private void post(long entry, int from, String postings) {
    execute(postingsOf(entry, from, postings));
  }

  private static String postingsOf(long entry, int from, String postings) {
    return """
    INSERT INTO postings (journal_entry_id, posting_no, account_id, direction, amount, currency)
    SELECT %d, %d + row_number() OVER (), (SELECT min(id) FROM accounts), v.d, v.a, 'EUR'
      FROM (VALUES %s) AS v(d, a)
    """
        .formatted(entry, from, postings);
  }

  private void execute(String sql) {
    var connection = DataSourceUtils.getConnection(database.pool());
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      DataSourceUtils.releaseConnection(connection, database.pool());
    }
  }

  @Override
  protected Transactions transactions() {
    return database;
  }

  @Override
  protected Journal journal() {
    return journal;
  }

  @Override
  protected Optional<Written> written(MovementKey movement) {
    var postings =
        database.read(POSTINGS.formatted(movement)).stream()
            .map(JournalIntegrationTest::posting)
            .toList();
    return database
        .read(
            "SELECT to_json(occurred_at AT TIME ZONE 'UTC')#>>'{}' || 'Z ' || trace_id"
                + " FROM journal_entries WHERE movement_key = '%s'".formatted(movement))
        .stream()
        .map(row -> row.split(" "))
        .map(row -> new Written(postings, Instant.parse(row[0]), row[1]))
        .findFirst();
  }

  private static Posting posting(String row) {
    var parts = row.split("\\|", -1);
    var amount = Amount.of(Long.parseLong(parts[3]), parts[4]);
    var seller = parts[2].isEmpty() ? null : new SellerId(parts[2]);
    return new Posting(
        new Account(AccountType.valueOf(parts[1]), seller, amount.currency()),
        Direction.valueOf(parts[0]),
        amount);
  }
}
