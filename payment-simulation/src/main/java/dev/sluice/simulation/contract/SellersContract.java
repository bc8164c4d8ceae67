package dev.sluice.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.seller.Sellers;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.seller.BankAccount;
import dev.sluice.domain.seller.Commission;
import dev.sluice.domain.seller.Contract;
import dev.sluice.domain.seller.Iban;
import dev.sluice.domain.seller.PayoutSchedule;
import dev.sluice.domain.seller.Payouts;
import dev.sluice.domain.seller.Reserve;
import dev.sluice.domain.seller.Seller;
import dev.sluice.domain.seller.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Sellers} promises. */
@ContractOf(Sellers.class)
public abstract class SellersContract {

  private static final Currency EUR = Currency.of("EUR");
  private static final Currency JPY = Currency.of("JPY");
  private static final Instant SPRING = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant SUMMER = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant AUTUMN = Instant.parse("2026-09-01T00:00:00Z");

  protected abstract Transactions transactions();

  protected abstract Sellers sellers();

  @Test
  void who_is_met_for_the_first_time_has_its_payouts_on_hold_and_no_contract() {
    add("new-1", "new-2");

    assertThat(sellers().find(new SellerId("new-1")))
        .contains(new Seller(new SellerId("new-1"), Terms.OF_A_FIRST_USE, Things.NOW));
    assertThat(sellers().commissions(ids("new-1", "new-2", "nobody"), EUR, Things.NOW))
        .containsOnlyKeys(new SellerId("new-1"), new SellerId("new-2"))
        .containsValue(Commission.NONE);
    assertThat(sellers().find(new SellerId("nobody"))).isEmpty();
  }

  @Test
  void who_is_there_already_stays_as_it_is() {
    var terms = terms(contract(SPRING, null, 100));
    put("old", terms, SPRING);

    add("fresh", "old");

    assertThat(sellers().find(new SellerId("old")))
        .contains(new Seller(new SellerId("old"), terms, SPRING));
    assertThat(sellers().find(new SellerId("fresh"))).isPresent();
  }

  @Test
  void everything_that_was_agreed_on_is_kept() {
    var fees = List.of(Amount.of(30, "EUR"), Amount.of(1, "JPY"));
    var whole =
        new Terms(
            new Payouts(
                PayoutSchedule.WEEKLY,
                false,
                List.of(Amount.of(5000, "EUR"), Amount.of(900, "KWD")),
                new BankAccount(Iban.of("DE89370400440532013000"), "Änna & Søn")),
            new Reserve(1000, 90),
            List.of(
                new Contract(SPRING, SUMMER, new Commission(290, fees)),
                new Contract(SUMMER, null, new Commission(0, List.of(Amount.of(7, "USD"))))));

    put("whole", whole, SPRING);

    assertThat(found("whole").terms()).isEqualTo(whole);
  }

  @Test
  void what_was_agreed_on_is_replaced_as_a_whole_and_since_when_it_sells_is_not() {
    put("changed", terms(contract(SPRING, SUMMER, 100), contract(SUMMER, null, 200)), SPRING);
    var next = terms(contract(SPRING, SUMMER, 150), contract(AUTUMN, null, 300));

    put("changed", next, SUMMER);
    put("changed", next, AUTUMN);

    assertThat(sellers().find(new SellerId("changed")))
        .contains(new Seller(new SellerId("changed"), next, SPRING));
    put("changed", Terms.OF_A_FIRST_USE, AUTUMN);
    assertThat(found("changed").terms()).isEqualTo(Terms.OF_A_FIRST_USE);
  }

  @Test
  void a_commission_is_that_of_the_contract_at_the_time_in_the_currency() {
    var fee = List.of(Amount.of(30, "EUR"));
    put(
        "timed",
        terms(
            new Contract(SPRING, SUMMER, new Commission(100, fee)),
            new Contract(AUTUMN, null, new Commission(200, List.of()))),
        SPRING);

    assertThat(agreed("timed", EUR, SPRING.minusMillis(1))).isEqualTo(Commission.NONE);
    assertThat(agreed("timed", EUR, SPRING)).isEqualTo(new Commission(100, fee));
    assertThat(agreed("timed", JPY, SPRING)).isEqualTo(new Commission(100, List.of()));
    assertThat(agreed("timed", EUR, SUMMER.minusMillis(1))).isEqualTo(new Commission(100, fee));
    assertThat(agreed("timed", EUR, SUMMER)).isEqualTo(Commission.NONE);
    assertThat(agreed("timed", EUR, AUTUMN.plus(Duration.ofDays(9999))))
        .isEqualTo(new Commission(200, List.of()));
  }

  @Test
  void what_is_rolled_back_was_never_agreed_on() {
    assertThatThrownBy(() ->
            transactions()
                .run(() -> {
                  sellers().addNew(ids("undone"), Things.NOW);
                  sellers().put(new SellerId("undone-2"), Terms.OF_A_FIRST_USE, Things.NOW);
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(sellers().find(new SellerId("undone"))).isEmpty();
    assertThat(sellers().find(new SellerId("undone-2"))).isEmpty();
  }

  @Test
  void many_who_meet_the_same_sellers_at_once_all_go_on() {
    var threads =
        IntStream.range(0, 8)
            .mapToObj(_ ->
                CompletableFuture.runAsync(
                    () -> {
                      for (int i = 0; i < 10; i++) add("rush-" + i, "rush-" + (i + 1), "rush-0");
                    },
                    Thread::startVirtualThread))
            .toList();

    assertThat(threads)
        .allSatisfy(thread -> assertThat(thread).succeedsWithin(Duration.ofSeconds(60)));
    assertThat(found("rush-10").terms()).isEqualTo(Terms.OF_A_FIRST_USE);
  }

  private void add(String... names) {
    transactions().run(() -> sellers().addNew(ids(names), Things.NOW));
  }

  private void put(String name, Terms terms, Instant now) {
    transactions().run(() -> sellers().put(new SellerId(name), terms, now));
  }

  private Seller found(String name) {
    return sellers().find(new SellerId(name)).orElseThrow();
  }

  private Commission agreed(String name, Currency currency, Instant at) {
    return sellers().commissions(ids(name), currency, at).values().iterator().next();
  }

  private static TreeSet<SellerId> ids(String... names) {
    return new TreeSet<>(Stream.of(names).map(SellerId::new).toList());
  }

  private static Terms terms(Contract... contracts) {
    return new Terms(Payouts.HELD, null, List.of(contracts));
  }

  private static Contract contract(Instant from, @Nullable Instant until, int points) {
    return new Contract(from, until, new Commission(points, List.of()));
  }
}
