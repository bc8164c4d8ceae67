package dev.sluice.domain.ledger;

import static dev.sluice.domain.Fixtures.ANNA;
import static dev.sluice.domain.Fixtures.ORDER;
import static dev.sluice.domain.Fixtures.PAYMENT;
import static dev.sluice.domain.Fixtures.REFUND;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.ledger.AccountType.AUTH_LIABILITY;
import static dev.sluice.domain.ledger.AccountType.AUTH_RECEIVABLE;
import static dev.sluice.domain.ledger.AccountType.MERCHANT_AVAILABLE;
import static dev.sluice.domain.ledger.AccountType.MERCHANT_PAYABLE;
import static dev.sluice.domain.ledger.AccountType.PLATFORM_COMMISSION_REVENUE;
import static dev.sluice.domain.ledger.AccountType.PSP_RECEIVABLE;
import static dev.sluice.domain.ledger.AccountType.SUSPENSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.domain.Movements;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.AccountType.Category;
import dev.sluice.domain.ledger.JournalEntry.Line;
import dev.sluice.domain.ledger.LedgerEvent.LedgerEntriesRecorded;
import dev.sluice.domain.ledger.LedgerEvent.LedgerRecordingCommand;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostingRulesTest {
  private static final Amount AMOUNT = eur(1450);
  private static final Currency EUR = AMOUNT.currency();

  static Stream<MoneyMovement> movements() {
    return Movements.oneOfEach().stream();
  }

  @Test
  void there_is_a_sample_of_every_movement() {
    assertThat(movements().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.of(MoneyMovement.class.getPermittedSubclasses()));
  }

  @Test
  void a_hold_is_a_promise_and_no_money() {
    assertThat(entry(new MoneyMovement.Authorized(PAYMENT, AMOUNT)))
        .isEqualTo(
            new JournalEntry(
                new MovementKey("AUTH_HOLD:" + PAYMENT),
                PAYMENT,
                List.of(line(AUTH_RECEIVABLE, AUTH_LIABILITY))));
  }

  @Test
  void a_release_takes_the_promise_back() {
    assertThat(entry(new MoneyMovement.Released(PAYMENT, ORDER, AMOUNT)))
        .isEqualTo(
            new JournalEntry(
                new MovementKey("AUTH_RELEASE:" + ORDER),
                PAYMENT,
                List.of(line(AUTH_LIABILITY, AUTH_RECEIVABLE))));
  }

  @Test
  void a_capture_turns_the_promise_into_money_owed_to_the_seller() {
    assertThat(entry(new MoneyMovement.Captured(PAYMENT, ORDER, 1, ANNA, AMOUNT)))
        .isEqualTo(
            new JournalEntry(
                new MovementKey("CAPTURE:" + ORDER + ":1"),
                PAYMENT,
                List.of(
                    line(AUTH_LIABILITY, AUTH_RECEIVABLE),
                    line(PSP_RECEIVABLE, MERCHANT_PAYABLE))));
  }

  @Test
  void a_commission_goes_from_the_seller_to_the_platform() {
    assertThat(entry(new MoneyMovement.Commission(PAYMENT, ORDER, 1, ANNA, AMOUNT)))
        .isEqualTo(
            new JournalEntry(
                new MovementKey("COMMISSION:" + ORDER + ":1"),
                PAYMENT,
                List.of(line(MERCHANT_PAYABLE, PLATFORM_COMMISSION_REVENUE))));
  }

  @Test
  void a_capture_in_review_belongs_to_nobody_yet() {
    assertThat(entry(new MoneyMovement.CaptureInReview(PAYMENT, ORDER, 1, AMOUNT)))
        .isEqualTo(
            new JournalEntry(
                new MovementKey("CAPTURE_REVIEW:" + ORDER + ":1"),
                PAYMENT,
                List.of(line(PSP_RECEIVABLE, SUSPENSE))));
  }

  @Test
  void what_goes_back_the_seller_owes() {
    assertThat(entry(new MoneyMovement.Refunded(PAYMENT, REFUND, ANNA, AMOUNT)))
        .isEqualTo(
            new JournalEntry(
                new MovementKey("REFUND:" + REFUND),
                PAYMENT,
                List.of(line(MERCHANT_AVAILABLE, PSP_RECEIVABLE))));
  }

  @Test
  void a_commission_given_back_is_the_sellers() {
    assertThat(entry(new MoneyMovement.CommissionReversed(PAYMENT, REFUND.value(), ANNA, AMOUNT)))
        .isEqualTo(
            new JournalEntry(
                new MovementKey("COMMISSION_REVERSAL:" + REFUND),
                PAYMENT,
                List.of(line(PLATFORM_COMMISSION_REVENUE, MERCHANT_AVAILABLE))));
  }

  @Test
  void what_people_have_looked_at_leaves_suspense_and_only_what_is_too_much_stays() {
    assertThat(entry(new MoneyMovement.ReviewDone(PAYMENT, ORDER, 1, AMOUNT)))
        .isEqualTo(
            new JournalEntry(
                new MovementKey("CAPTURE_REVIEW_DONE:" + ORDER + ":1"),
                PAYMENT,
                List.of(line(SUSPENSE, PSP_RECEIVABLE))));
    assertThat(entry(new MoneyMovement.TakenTooMuch(PAYMENT, ORDER, 1, AMOUNT)).lines())
        .containsExactly(line(PSP_RECEIVABLE, SUSPENSE));
    assertThat(entry(new MoneyMovement.ExcessReturned(PAYMENT, ORDER, 1, AMOUNT)).lines())
        .containsExactly(line(SUSPENSE, PSP_RECEIVABLE));
  }

  @ParameterizedTest
  @MethodSource("movements")
  void every_entry_balances(MoneyMovement movement) {
    long debit = sum(entry(movement), Direction.DEBIT);

    assertThat(debit).isPositive().isEqualTo(sum(entry(movement), Direction.CREDIT));
  }

  @ParameterizedTest
  @MethodSource("movements")
  void an_entry_of_nothing_cannot_be_written(MoneyMovement movement) {
    var nothing =
        switch (movement) {
          case MoneyMovement.Authorized m -> new MoneyMovement.Authorized(m.payment(), eur(0));
          case MoneyMovement.Released m ->
              new MoneyMovement.Released(m.payment(), m.order(), eur(0));
          case MoneyMovement.Captured m ->
              new MoneyMovement.Captured(m.payment(), m.order(), m.n(), m.of(), eur(0));
          case MoneyMovement.Commission m ->
              new MoneyMovement.Commission(m.payment(), m.order(), m.n(), m.of(), eur(-1));
          case MoneyMovement.CaptureInReview m ->
              new MoneyMovement.CaptureInReview(m.payment(), m.order(), m.n(), eur(-1));
          case MoneyMovement.Refunded m ->
              new MoneyMovement.Refunded(m.payment(), m.refund(), m.of(), eur(0));
          case MoneyMovement.ChargedBack m ->
              new MoneyMovement.ChargedBack(m.payment(), m.dispute(), m.of(), eur(0));
          case MoneyMovement.ChargebackWon m ->
              new MoneyMovement.ChargebackWon(m.payment(), m.dispute(), m.of(), eur(0));
          case MoneyMovement.ChargebackLost m ->
              new MoneyMovement.ChargebackLost(m.payment(), m.dispute(), m.of(), eur(-1));
          case MoneyMovement.CommissionReversed m ->
              new MoneyMovement.CommissionReversed(m.payment(), m.why(), m.of(), eur(-1));
          case MoneyMovement.ReviewDone m ->
              new MoneyMovement.ReviewDone(m.payment(), m.order(), m.n(), eur(0));
          case MoneyMovement.TakenTooMuch m ->
              new MoneyMovement.TakenTooMuch(m.payment(), m.order(), m.n(), eur(0));
          case MoneyMovement.ExcessReturned m ->
              new MoneyMovement.ExcessReturned(m.payment(), m.order(), m.n(), eur(0));
          case MoneyMovement.HeldAgain m ->
              new MoneyMovement.HeldAgain(m.payment(), m.order(), eur(0));
        };
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry(nothing))
        .withMessageStartingWith("a line of");
  }

  @ParameterizedTest
  @MethodSource("movements")
  void a_seller_reads_what_touches_his_accounts_in_order(MoneyMovement movement) {
    var entry = entry(movement);
    boolean touchesSeller =
        entry.postings().stream().anyMatch(posting -> posting.account().seller() != null);
    var key = touchesSeller ? ANNA.value() : PAYMENT.value();

    assertThat(movement.seller().isPresent()).isEqualTo(touchesSeller);
    assertThat(new LedgerRecordingCommand(movement).key()).isEqualTo(key);
    assertThat(LedgerEntriesRecorded.of(movement, entry).key()).isEqualTo(key);
    assertThat(new LedgerRecordingCommand(movement).which()).isEqualTo(movement.key().value());
  }

  @Test
  void a_line_needs_two_accounts_of_one_currency() {
    var receivable = account(PSP_RECEIVABLE);
    var yen = new Account(SUSPENSE, null, Currency.of("JPY"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Line(receivable, receivable, AMOUNT))
        .withMessage("PSP_RECEIVABLE:EUR against itself");
    assertThatIllegalArgumentException().isThrownBy(() -> new Line(receivable, yen, AMOUNT));
    assertThatIllegalArgumentException().isThrownBy(() -> new Line(yen, receivable, AMOUNT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JournalEntry(new MovementKey("X:1"), PAYMENT, List.of()));
  }

  @Test
  void a_posting_is_positive_and_in_the_currency_of_its_account() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Posting(account(SUSPENSE), Direction.DEBIT, eur(0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Posting(account(SUSPENSE), Direction.DEBIT, Amount.of(1, "JPY")));
  }

  @Test
  void a_sellers_account_needs_a_seller_and_the_platforms_has_none() {
    for (var type : AccountType.values()) {
      SellerId wrong = type.isSellers() ? null : ANNA;
      assertThatIllegalArgumentException().isThrownBy(() -> new Account(type, wrong, EUR));
    }
    assertThat(account(MERCHANT_PAYABLE)).hasToString("MERCHANT_PAYABLE:anna:EUR");
    assertThat(account(PSP_RECEIVABLE)).hasToString("PSP_RECEIVABLE:EUR");
  }

  @Test
  void assets_and_expenses_grow_by_debits_the_rest_by_credits() {
    assertThat(
            Arrays.stream(AccountType.values())
                .filter(type -> type.normalSide() == Direction.DEBIT)
                .filter(type -> type != AUTH_RECEIVABLE)
                .map(AccountType::category))
        .containsOnly(Category.ASSET, Category.EXPENSE);
    assertThat(AUTH_RECEIVABLE.normalSide()).isEqualTo(Direction.DEBIT);
    assertThat(AUTH_LIABILITY.normalSide()).isEqualTo(Direction.CREDIT);
    assertThat(new Posting(account(SUSPENSE), Direction.DEBIT, AMOUNT).change()).isEqualTo(-1450);
    assertThat(new Posting(account(SUSPENSE), Direction.CREDIT, AMOUNT).change()).isEqualTo(1450);
  }

  private static JournalEntry entry(MoneyMovement movement) {
    return PostingRules.entryFor(movement);
  }

  private static long sum(JournalEntry entry, Direction side) {
    return entry.postings().stream()
        .filter(posting -> posting.direction() == side)
        .mapToLong(posting -> posting.amount().value())
        .sum();
  }

  private static Line line(AccountType debit, AccountType credit) {
    return new Line(account(debit), account(credit), AMOUNT);
  }

  private static Account account(AccountType type) {
    @Nullable SellerId seller = type.isSellers() ? ANNA : null;
    return new Account(type, seller, EUR);
  }
}
