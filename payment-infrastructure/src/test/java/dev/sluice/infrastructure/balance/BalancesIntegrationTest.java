package dev.sluice.infrastructure.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.balance.Balances;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.infrastructure.Database;
import dev.sluice.simulation.contract.BalancesContract;
import dev.sluice.simulation.contract.Elsewhere;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class BalancesIntegrationTest extends BalancesContract {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Database database;
  private Balances balances;

  @BeforeAll
  void open() {
    database = Database.fresh();
    balances = BalanceRoom.of(database);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void lanes_write_the_platforms_accounts_to_different_rows_and_a_sellers_to_one() {
    var cash = account(AccountType.PSP_RECEIVABLE, null, "CHF");
    var seller = payable("seller-2", "CHF");

    for (int lane = 0; lane < 20; lane++) add(Map.of(cash, 5L, seller, 5L), lane);

    assertThat(rowsOf("PSP_RECEIVABLE", "CHF")).hasSize(8);
    assertThat(rowsOf("PSP_RECEIVABLE", "CHF").stream().mapToLong(Long::parseLong).sum())
        .isEqualTo(100);
    assertThat(rowsOf("MERCHANT_PAYABLE", "CHF")).containsExactly("100");
  }

  @Test
  void two_lanes_do_not_wait_for_each_other() {
    var cash = account(AccountType.PSP_RECEIVABLE, null, "SEK");
    add(Map.of(cash, 1L), 0);
    add(Map.of(cash, 1L), 1);

    try (var _ = Elsewhere.open(database, () -> balances.add(sorted(Map.of(cash, 1L)), 0))) {
      var other = CompletableFuture.runAsync(() -> add(Map.of(cash, 1L), 1));
      assertThat(other).succeedsWithin(Duration.ofSeconds(2));
    }
  }

  @Test
  void rows_are_locked_in_account_order() {
    var first = payable("a-seller", "NOK");
    var second = payable("b-seller", "NOK");
    var third = payable("c-seller", "NOK");
    // made in another order than they sort
    add(Map.of(third, 1L), 0);
    add(Map.of(second, 1L), 0);
    add(Map.of(first, 1L), 0);
    CompletableFuture<?> waits;

    try (var _ = Elsewhere.open(database, () -> balances.add(sorted(Map.of(second, 1L)), 0))) {
      waits = CompletableFuture.runAsync(() -> add(Map.of(first, 1L, second, 1L, third, 1L), 0));
      Awaitility.await().until(() -> !isFree("a-seller"));
      assertThat(isFree("c-seller")).isTrue();
      assertThat(waits).isNotDone();
    }

    assertThat(waits).succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  void batches_of_many_threads_never_lock_each_other_out() {
    var threads =
        IntStream.range(0, 6)
            .mapToObj(lane ->
                CompletableFuture.runAsync(() -> {
                  var chance = new Random(lane);
                  for (int i = 0; i < 30; i++) {
                    var changes = new TreeMap<Account, Long>();
                    while (changes.size() < 8)
                      changes.put(payable("hot-" + chance.nextInt(10), "DKK"), 1L);
                    add(changes, lane);
                  }
                }))
            .toList();

    assertThat(threads).allSatisfy(thread -> assertThat(thread).succeedsWithin(PATIENCE));
    assertThat(rowsOf("MERCHANT_PAYABLE", "DKK").stream().mapToLong(Long::parseLong).sum())
        .isEqualTo(6 * 30 * 8);
  }

  @Test
  void stripes_that_cannot_be_are_refused() {
    assertThatThrownBy(() -> BalanceRoom.of(database, 0))
        .hasMessage("sluice.balance-stripes has to be 1 to 1024, not 0");
  }

  private void add(Map<Account, Long> changes, int lane) {
    database.run(() -> balances.add(sorted(changes), lane));
  }

  private static TreeMap<Account, Long> sorted(Map<Account, Long> changes) {
    return new TreeMap<>(changes);
  }

  private boolean isFree(String seller) {
    return !database
        .read(
            "SELECT balance FROM account_balances WHERE account_id ="
                + " (SELECT id FROM accounts WHERE seller_id = '%s') FOR UPDATE SKIP LOCKED"
                    .formatted(seller))
        .isEmpty();
  }

  private List<String> rowsOf(String type, String currency) {
    return database.read(
        "SELECT b.balance FROM account_balances b JOIN accounts a ON a.id = b.account_id"
            + " WHERE a.account_type = '%s' AND a.currency = '%s'".formatted(type, currency));
  }

  @Override
  protected Transactions transactions() {
    return database;
  }

  @Override
  protected Balances balances() {
    return balances;
  }

  @Override
  protected long holds(Account account) {
    var seller = account.seller() == null ? "" : account.seller().value();
    return Long.parseLong(
        database
            .read(
                """
                SELECT coalesce(sum(b.balance), 0) FROM account_balances b
                  JOIN accounts a ON a.id = b.account_id
                 WHERE a.account_type = '%s' AND coalesce(a.seller_id, '') = '%s'
                   AND a.currency = '%s'
                """
                    .formatted(account.type(), seller, account.currency()))
            .getFirst());
  }
}
