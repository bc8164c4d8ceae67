package dev.sluice.domain;

import static dev.sluice.domain.Fixtures.ANNA;
import static dev.sluice.domain.Fixtures.BERT;
import static dev.sluice.domain.Fixtures.INTENT;
import static dev.sluice.domain.Fixtures.LATER;
import static dev.sluice.domain.Fixtures.NOON;
import static dev.sluice.domain.Fixtures.PAYMENT;
import static dev.sluice.domain.Fixtures.REFERENCE;
import static dev.sluice.domain.Fixtures.TRACE;
import static dev.sluice.domain.Fixtures.circumstances;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.balance.AccountBalance;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.ledger.AccountType.Category;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.ledger.PostingRules;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.order.CaptureMethod;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspAnswer.Approved;
import dev.sluice.domain.psp.PspAnswer.Declined;
import dev.sluice.domain.psp.PspAnswer.Mismatch;
import dev.sluice.test.seeded.Chance;
import dev.sluice.test.seeded.Seeded;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A million movements of any orders through the code that posts in earnest: no unit is made or
 * lost.
 */
@Execution(ExecutionMode.CONCURRENT)
class ConservationTest {

  /** In each of the four worlds: a million together. */
  private static final int MOVEMENTS = 250_000;

  private static final Set<AccountType> SELLERS =
      EnumSet.of(
          AccountType.MERCHANT_PAYABLE,
          AccountType.MERCHANT_AVAILABLE,
          AccountType.MERCHANT_RESERVE,
          AccountType.PAYOUT_CLEARING);

  private final Map<Account, Long> balances = new HashMap<>();

  /** What came less what went back, by currency, as the PSP said it. */
  private final Map<Currency, Long> kept = new HashMap<>();

  private int movements;
  private long numbers;

  @Seeded(times = 4)
  void nothing_is_made_and_nothing_is_lost(Chance chance) {
    while (movements < MOVEMENTS) live(chance);

    assertThat(kept).hasSize(3);
    kept.forEach((currency, sum) -> {
      assertThat(
              sum(currency, SELLERS)
                  + sum(currency, EnumSet.of(AccountType.SUSPENSE))
                  + sum(currency, EnumSet.of(AccountType.PLATFORM_COMMISSION_REVENUE))
                  - sum(currency, EnumSet.of(AccountType.CHARGEBACK_LOSS)))
          .as("what belongs to anybody, in %s", currency)
          .isEqualTo(sum);
      assertThat(sum(currency, EnumSet.of(AccountType.PSP_RECEIVABLE)))
          .as("what the PSP owes, in %s", currency)
          .isEqualTo(sum);
      assertThat(of(currency, Category.ASSET) - of(currency, Category.LIABILITY))
          .isEqualTo(of(currency, Category.REVENUE) - of(currency, Category.EXPENSE));
    });
    assertThat(balances)
        .allSatisfy((account, balance) -> {
          if (account.type().category() == Category.MEMO) assertThat(balance).isNotNegative();
        });
  }

  /** One order, from its hold to the last that goes back of it. */
  private void live(Chance chance) {
    var amount = Amount.of(chance.amount(1_000_000), chance.oneOf("EUR", "JPY", "KWD"));
    var commission = new Amount(chance.nextLong(0, amount.value() + 1), amount.currency());
    var order =
        PaymentOrder.initiated(
                new PaymentOrderId(++numbers),
                PAYMENT,
                INTENT,
                chance.oneOf(ANNA, BERT),
                amount,
                commission,
                CaptureMethod.AUTOMATIC,
                TRACE,
                NOON)
            .on(new Trigger.Request(), circumstances(NOON))
            .after();
    post(new MoneyMovement.Authorized(new PaymentId(++numbers), amount));
    order = told(order, Operation.capture(1), answer(chance, amount));
    while (order.refundable().isPositive() && chance.flip(0.8)) order = refund(order, chance);
  }

  private PaymentOrder refund(PaymentOrder order, Chance chance) {
    var id = new RefundId(++numbers);
    var amount = new Amount(chance.amount(order.refundable().value()), order.amount().currency());
    var asked = order.on(new Trigger.AskRefund(id, amount), circumstances(LATER)).after();
    return told(asked, Operation.refund(id), answer(chance, amount));
  }

  private static PspAnswer answer(Chance chance, Amount amount) {
    return switch (chance.nextInt(10)) {
      case 0 -> new Declined("refused");
      case 1 -> new Mismatch(REFERENCE, new Amount(amount.value() + 1, amount.currency()));
      default -> new Approved(REFERENCE, amount);
    };
  }

  private PaymentOrder told(PaymentOrder order, Operation operation, PspAnswer answer) {
    Outcome<PaymentOrder> outcome =
        order.on(new Trigger.Told(operation, 1, 0, answer), circumstances(LATER));
    for (var event : outcome.news())
      if (event instanceof PaymentOrderFinalized e) {
        var moved = e.operation().isRefund() ? -e.amount().value() : e.amount().value();
        kept.merge(order.amount().currency(), moved + e.inReview().value(), Math::addExact);
        Books.movements(e).forEach(this::post);
      }
    return outcome.after();
  }

  private void post(MoneyMovement movement) {
    movements++;
    AccountBalance.changes(PostingRules.entryFor(movement).postings())
        .forEach((account, change) -> balances.merge(account, change, Math::addExact));
  }

  private long sum(Currency currency, Set<AccountType> types) {
    return balances.entrySet().stream()
        .filter(e -> e.getKey().currency().equals(currency))
        .filter(e -> types.contains(e.getKey().type()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private long of(Currency currency, Category category) {
    var types = EnumSet.noneOf(AccountType.class);
    for (var type : AccountType.values()) if (type.category() == category) types.add(type);
    return sum(currency, types);
  }
}
