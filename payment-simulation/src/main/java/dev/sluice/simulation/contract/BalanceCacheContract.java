package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sluice.application.balance.BalanceCache;
import dev.sluice.application.balance.Balances.OfSeller;
import dev.sluice.domain.balance.AccountBalance;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.AccountType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link BalanceCache} promises. Each test needs a cache that is empty. */
@ContractOf(BalanceCache.class)
public abstract class BalanceCacheContract {

  private static final SellerId SELLER = new SellerId("seller:1");
  private static final SellerId OTHER = new SellerId("seller");

  /** By a clock that stands at {@link Things#NOW} until it is turned. */
  protected abstract BalanceCache cache();

  protected abstract void turn(Duration by);

  /** One whose store does not answer. */
  protected abstract BalanceCache away();

  protected abstract void inTransaction(Runnable work);

  @Test
  void what_was_kept_is_found_and_nothing_else() {
    assertThat(cache().find(SELLER)).isEmpty();

    cache().keep(SELLER, balances(1450, NOW));

    assertThat(cache().find(SELLER)).contains(balances(1450, NOW));
    assertThat(cache().find(OTHER)).isEmpty();
  }

  @Test
  void that_there_is_nothing_is_worth_keeping_too() {
    var nothing = new OfSeller(List.of(), NOW);

    cache().keep(SELLER, nothing);

    assertThat(cache().find(SELLER)).contains(nothing);
  }

  @Test
  void an_older_copy_that_comes_late_changes_nothing_and_a_newer_one_does() {
    cache().keep(SELLER, balances(2, NOW));
    cache().keep(SELLER, balances(1, NOW.minusNanos(1000)));
    assertThat(cache().find(SELLER)).contains(balances(2, NOW));

    cache().keep(SELLER, balances(3, NOW.plusNanos(1000)));

    assertThat(cache().find(SELLER)).contains(balances(3, NOW.plusNanos(1000)));
  }

  @Test
  void a_copy_is_good_for_half_a_minute() {
    cache().keep(SELLER, balances(1, NOW));
    turn(Duration.ofSeconds(29));
    assertThat(cache().find(SELLER)).isPresent();

    turn(Duration.ofSeconds(1));

    assertThat(cache().find(SELLER)).isEmpty();
  }

  @Test
  void what_was_dropped_is_not_found() {
    cache().keep(SELLER, balances(1, NOW));
    cache().keep(OTHER, balances(2, NOW));

    cache().drop(List.of(SELLER, new SellerId("never-kept")));
    cache().drop(List.of());

    assertThat(cache().find(SELLER)).isEmpty();
    assertThat(cache().find(OTHER)).isPresent();
  }

  @Test
  void one_that_is_away_knows_nothing_and_throws_nothing() {
    var away = away();

    away.keep(SELLER, balances(1, NOW));
    away.drop(List.of(SELLER));

    assertThat(away.find(SELLER)).isEmpty();
  }

  @Test
  void nobody_asks_it_inside_a_transaction() {
    inTransaction(() -> {
      assertThatIllegalStateException().isThrownBy(() -> cache().find(SELLER));
      assertThatIllegalStateException().isThrownBy(() -> cache().keep(SELLER, balances(1, NOW)));
      assertThatIllegalStateException().isThrownBy(() -> cache().drop(List.of(SELLER)));
    });
  }

  private static OfSeller balances(long pending, Instant asOf) {
    var payable = BalancesContract.account(AccountType.MERCHANT_PAYABLE, SELLER.value(), "EUR");
    var available = BalancesContract.account(AccountType.MERCHANT_AVAILABLE, SELLER.value(), "EUR");
    return new OfSeller(
        List.of(new AccountBalance(payable, pending), new AccountBalance(available, -900)), asOf);
  }
}
