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
import dev.sluice.domain.dispute.Bearer;
import dev.sluice.domain.id.DisputeId;
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
import dev.sluice.domain.order.PaymentOrderStatus;
import dev.sluice.domain.order.Trigger;
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
import java.util.TreeSet;
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

  /** What people left in suspense, because the PSP took too much. */
  private Amount suspended = Fixtures.eur(0);

  private final Set<String> kinds = new TreeSet<>();
  private int movements;
  private long numbers;

  @Seeded(times = 4)
  void nothing_is_made_and_nothing_is_lost(Chance chance) {
    while (movements < MOVEMENTS) live(chance);

    assertThat(kept).hasSize(3);
    assertThat(kinds)
        .as("all that an order can move")
        .containsExactlyInAnyOrder(
            "AUTH_HOLD",
            "AUTH_RELEASE",
            "CAPTURE",
            "COMMISSION",
            "CAPTURE_REVIEW",
            "CAPTURE_REVIEW_DONE",
            "CAPTURE_EXCESS",
            "CAPTURE_EXCESS_DONE",
            "REFUND",
            "COMMISSION_REVERSAL",
            "CHARGEBACK",
            "CHARGEBACK_WON",
            "CHARGEBACK_LOST");
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
    boolean onRequest = chance.nextBoolean();
    var order =
        PaymentOrder.initiated(
            new PaymentOrderId(++numbers),
            PAYMENT,
            INTENT,
            chance.oneOf(ANNA, BERT),
            amount,
            commission,
            onRequest ? CaptureMethod.MANUAL : CaptureMethod.AUTOMATIC,
            TRACE,
            NOON);
    post(new MoneyMovement.Authorized(new PaymentId(++numbers), amount));
    order = onRequest ? parts(order, chance) : captured(order, new Trigger.Request(), chance);
    if (order.status() == PaymentOrderStatus.REVIEW) order = resolved(order, chance);
    while (order.refundable().isPositive() && chance.flip(0.8))
      order = chance.flip(0.3) ? disputed(order, chance) : refund(order, chance);
  }

  /** Part after part, until nobody asks for more or there is nothing more to ask for. */
  private PaymentOrder parts(PaymentOrder waiting, Chance chance) {
    var order = waiting;
    while (isWaiting(order) && chance.flip(0.8)) {
      var part = new Amount(chance.amount(order.open().value()), order.amount().currency());
      order = captured(order, new Trigger.Take(part, chance.flip(0.2)), chance);
    }
    return isWaiting(order) ? on(order, new Trigger.Cancel()) : order;
  }

  private static boolean isWaiting(PaymentOrder order) {
    return order.status() == PaymentOrderStatus.INITIATED_PENDING
        || order.status() == PaymentOrderStatus.PARTIALLY_CAPTURED;
  }

  private PaymentOrder captured(PaymentOrder order, Trigger asking, Chance chance) {
    var asked = on(order, asking);
    return told(asked, asked.operation(), answer(chance, asked.asked()));
  }

  /** People decide about it; what was taken too much the shopper has back, sooner or later. */
  private PaymentOrder resolved(PaymentOrder order, Chance chance) {
    var after = on(order, new Trigger.Resolve(chance.flip(0.7)));
    var excess = suspended;
    if (excess.isPositive() && chance.nextBoolean()) {
      post(new MoneyMovement.ExcessReturned(PAYMENT, order.id(), order.demand().n(), excess));
      keeps(order, -excess.value());
    }
    return after;
  }

  private PaymentOrder refund(PaymentOrder order, Chance chance) {
    var id = new RefundId(++numbers);
    var amount = new Amount(chance.amount(order.refundable().value()), order.amount().currency());
    var asked = on(order, new Trigger.AskRefund(id, amount));
    return told(asked, Operation.refund(id), answer(chance, amount));
  }

  /** A bank takes more than there is as far as there is, and gives it again or keeps it. */
  private PaymentOrder disputed(PaymentOrder order, Chance chance) {
    var id = new DisputeId(++numbers);
    var amount = new Amount(chance.amount(order.amount().value()), order.amount().currency());
    var opened = decided(order, new Trigger.OpenDispute(id, amount));
    keeps(order, -opened.refunds().find(id).orElseThrow().amount().value());
    return switch (chance.nextInt(4)) {
      case 0 -> opened;
      case 1 -> {
        keeps(order, opened.refunds().find(id).orElseThrow().amount().value());
        yield decided(opened, new Trigger.WinDispute(id));
      }
      case 2 -> decided(opened, new Trigger.LoseDispute(id, Bearer.PLATFORM));
      default -> decided(opened, new Trigger.LoseDispute(id, Bearer.SELLER));
    };
  }

  private PaymentOrder decided(PaymentOrder order, Trigger.OfDispute by) {
    var after = order.on(by, circumstances(LATER)).after();
    Books.movements(after, after.refunds().find(by.dispute()).orElseThrow()).forEach(this::post);
    return after;
  }

  private static PspAnswer answer(Chance chance, Amount amount) {
    return switch (chance.nextInt(10)) {
      case 0 -> new Declined("refused");
      case 1 -> new Mismatch(REFERENCE, new Amount(amount.value() + 1, amount.currency()));
      default -> new Approved(REFERENCE, amount);
    };
  }

  private PaymentOrder told(PaymentOrder order, Operation operation, PspAnswer answer) {
    return on(order, new Trigger.Told(operation, 1, 0, answer));
  }

  private PaymentOrder on(PaymentOrder order, Trigger trigger) {
    var outcome = order.on(trigger, circumstances(LATER));
    suspended = Amount.zero(order.amount().currency());
    for (var event : outcome.news())
      if (event instanceof PaymentOrderFinalized e) {
        var moved = e.operation().isRefund() ? -e.amount().value() : e.amount().value();
        suspended = e.excess();
        keeps(order, moved + e.inReview().value() + suspended.value());
        Books.movements(e).forEach(this::post);
      }
    return outcome.after();
  }

  private void keeps(PaymentOrder order, long minor) {
    kept.merge(order.amount().currency(), minor, Math::addExact);
  }

  private void post(MoneyMovement movement) {
    movements++;
    kinds.add(movement.key().kind());
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
