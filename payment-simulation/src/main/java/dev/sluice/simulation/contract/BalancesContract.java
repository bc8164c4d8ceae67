package dev.sluice.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.balance.Balances;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.domain.balance.AccountBalance;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.money.Currency;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Balances} promises. */
@ContractOf(Balances.class)
public abstract class BalancesContract {

  protected abstract Transactions transactions();

  protected abstract Balances balances();

  /** What an account holds, stripes added up. */
  protected abstract long holds(Account account);

  @Test
  void a_seller_has_the_sum_of_what_was_added_per_account_and_currency() {
    var euros = payable("seller-1", "EUR");
    var yen = payable("seller-1", "JPY");
    var available = account(AccountType.MERCHANT_AVAILABLE, "seller-1", "EUR");

    add(Map.of(euros, 1000L, yen, 7L), 0);
    add(Map.of(euros, -100L, available, -900L, payable("seller-12", "EUR"), 5L), 3);

    assertThat(balances().ofSeller(new SellerId("seller-1")).balances())
        .containsExactlyInAnyOrder(
            new AccountBalance(euros, 900),
            new AccountBalance(yen, 7),
            new AccountBalance(available, -900));
  }

  @Test
  void whoever_locks_accounts_reads_what_they_hold_and_may_take_it() {
    var one = account(AccountType.MERCHANT_AVAILABLE, "locked-1", "EUR");
    var owing = account(AccountType.MERCHANT_AVAILABLE, "locked-2", "EUR");
    var empty = account(AccountType.MERCHANT_AVAILABLE, "locked-nobody", "EUR");
    add(Map.of(one, 1000L, owing, -7L), 0);

    var held =
        transactions()
            .run(() -> {
              var all = balances().lock(new TreeSet<>(List.of(owing, empty, one)));
              balances().add(new TreeMap<>(Map.of(one, -1000L)), 0);
              return all;
            });

    assertThat(held).isEqualTo(Map.of(one, 1000L, owing, -7L));
    assertThat(holds(one)).isZero();
    assertThat(transactions().run(() -> balances().lock(new TreeSet<>()))).isEmpty();
  }

  @Test
  void what_is_locked_is_paid_once_however_many_want_it() {
    var account = account(AccountType.MERCHANT_AVAILABLE, "locked-hot", "EUR");
    add(Map.of(account, 1000L), 0);
    var taken =
        IntStream.range(0, 6)
            .mapToObj(_ ->
                CompletableFuture.supplyAsync(
                    () -> transactions().run(() -> takeAll(account)), Thread::startVirtualThread))
            .toList();

    assertThat(taken).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(60)));
    assertThat(taken.stream().mapToLong(CompletableFuture::join).sum()).isEqualTo(1000);
    assertThat(holds(account)).isZero();
  }

  private long takeAll(Account account) {
    long held = balances().lock(new TreeSet<>(List.of(account))).getOrDefault(account, 0L);
    balances().add(new TreeMap<>(Map.of(account, -held)), 0);
    return held;
  }

  @Test
  void an_account_that_is_empty_again_is_told_all_the_same() {
    var account = payable("seller-empty", "EUR");
    add(Map.of(account, 1000L), 0);
    add(Map.of(account, -1000L), 0);

    assertThat(balances().ofSeller(new SellerId("seller-empty")).balances())
        .containsExactly(new AccountBalance(account, 0));
  }

  @Test
  void a_seller_nobody_knows_has_nothing_and_still_a_time() {
    var held = balances().ofSeller(new SellerId("nobody"));

    assertThat(held.balances()).isEmpty();
    assertThat(balances().ofSeller(new SellerId("nobody")).asOf()).isAfterOrEqualTo(held.asOf());
  }

  @Test
  void whatever_the_lane_nothing_of_the_platforms_accounts_is_lost() {
    var cash = account(AccountType.PSP_RECEIVABLE, null, "GBP");

    for (int lane : new int[] {0, 1, 7, 8, 1_000_003, -1, Integer.MIN_VALUE})
      add(Map.of(cash, 5L), lane);

    assertThat(holds(cash)).isEqualTo(7 * 5);
  }

  @Test
  void what_is_rolled_back_was_never_added() {
    var account = payable("seller-undone", "EUR");

    assertThatThrownBy(() ->
            transactions()
                .run(() -> {
                  balances().add(new TreeMap<>(Map.of(account, 5L)), 0);
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(balances().ofSeller(new SellerId("seller-undone")).balances()).isEmpty();
    add(Map.of(account, 7L), 0);
    assertThat(holds(account)).isEqualTo(7);
  }

  @Test
  void batches_of_many_threads_add_up() {
    var threads =
        IntStream.range(0, 6)
            .mapToObj(lane ->
                CompletableFuture.runAsync(
                    () -> {
                      for (int i = 0; i < 20; i++) add(some(lane + i), lane);
                    },
                    Thread::startVirtualThread))
            .toList();

    assertThat(threads)
        .allSatisfy(thread -> assertThat(thread).succeedsWithin(Duration.ofSeconds(60)));
    assertThat(IntStream.range(0, 10).mapToLong(n -> holds(payable("hot-" + n, "CAD"))).sum())
        .isEqualTo(6 * 20 * 4);
  }

  /** Four of ten accounts, others each time. */
  private static Map<Account, Long> some(int from) {
    var changes = new TreeMap<Account, Long>();
    for (int i = 0; i < 4; i++) changes.put(payable("hot-" + (from + 3 * i) % 10, "CAD"), 1L);
    return changes;
  }

  @Test
  void nothing_to_add_is_nothing_to_do() {
    add(Map.of(), 0);
  }

  private void add(Map<Account, Long> changes, int lane) {
    transactions().run(() -> balances().add(new TreeMap<>(changes), lane));
  }

  protected static Account payable(String seller, String currency) {
    return account(AccountType.MERCHANT_PAYABLE, seller, currency);
  }

  protected static Account account(AccountType type, @Nullable String seller, String currency) {
    return new Account(type, seller == null ? null : new SellerId(seller), Currency.of(currency));
  }
}
