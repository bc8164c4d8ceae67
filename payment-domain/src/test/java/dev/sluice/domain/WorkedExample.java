package dev.sluice.domain;

import static dev.sluice.domain.Fixtures.CAUSE;
import static dev.sluice.domain.Fixtures.DISPUTE;
import static dev.sluice.domain.Fixtures.INTENT;
import static dev.sluice.domain.Fixtures.LATER;
import static dev.sluice.domain.Fixtures.NOON;
import static dev.sluice.domain.Fixtures.PAYMENT;
import static dev.sluice.domain.Fixtures.PSP;
import static dev.sluice.domain.Fixtures.REFERENCE;
import static dev.sluice.domain.Fixtures.TRACE;
import static dev.sluice.domain.Fixtures.circumstances;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.Fixtures.intent;

import dev.sluice.domain.dispute.Bearer;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.intent.SellerLine;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.ledger.PayoutMovement;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.CaptureMethod;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.payment.OrderStanding;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspAnswer.Approved;
import dev.sluice.domain.psp.PspAnswer.Declined;
import dev.sluice.domain.psp.PspAnswer.Mismatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A payment from the authorization to the books, by the code that does it in earnest. */
final class WorkedExample {

  private static final PayoutId PAYOUT = new PayoutId(7);
  private static final List<SellerId> SELLERS =
      List.of(new SellerId("anna"), new SellerId("bert"), new SellerId("carl"));

  private final List<PaymentOrder> orders = new ArrayList<>();
  private final List<Event> news = new ArrayList<>();
  private final Books books = new Books();
  private Payment payment;
  private int refunds;

  /** One order per amount, an eighth of each for the platform. */
  WorkedExample(Amount... amounts) {
    this(Fixtures::eighth, amounts);
  }

  /** One order per amount. */
  WorkedExample(UnaryOperator<Amount> commission, Amount... amounts) {
    this(CaptureMethod.AUTOMATIC, commission, amounts);
  }

  WorkedExample(CaptureMethod method, UnaryOperator<Amount> commission, Amount... amounts) {
    var lines = new ArrayList<SellerLine>();
    var total = Amount.zero(amounts[0].currency());
    for (var amount : amounts) {
      int i = lines.size();
      var id = new PaymentOrderId(10 + i);
      var share = commission.apply(amount);
      lines.add(new SellerLine(id, SELLERS.get(i), amount, share));
      orders.add(
          PaymentOrder.initiated(
              id, PAYMENT, INTENT, SELLERS.get(i), amount, share, method, TRACE, NOON));
      total = total.plus(amount);
    }
    payment =
        Payment.of(
            intent(total, lines, new IntentState.Authorized(REFERENCE, NOON)),
            REFERENCE,
            PSP,
            NOON);
    books.post(new MoneyMovement.Authorized(payment.id(), payment.total()));
  }

  static WorkedExample oneOfTwoFails() {
    return new WorkedExample(eur(1450), eur(1450)).captured(0).declined(1);
  }

  private static Amount tenth(Amount amount) {
    return amount.share(new Amount(1, amount.currency()), new Amount(10, amount.currency()));
  }

  /** 1000.00 EUR, a tenth for the platform: 600 and 400 are captured, 300 and 700 go back. */
  static WorkedExample refundedInTwoParts() {
    return twoParts().refunded(0, eur(30_000)).refunded(0, eur(70_000));
  }

  /** 1000.00 EUR, a tenth for the platform: the seller was paid when the shopper gets it back. */
  static WorkedExample refundedAfterPayout() {
    return twoParts().settled(0).paidOut().refunded(0, eur(100_000)).settled(0);
  }

  /** The examples of the document, by title. */
  static Map<String, WorkedExample> all() {
    var examples = new LinkedHashMap<String, WorkedExample>();
    examples.put(
        "14.50 EUR and 14.50 EUR, an eighth each for the platform, both captured",
        new WorkedExample(eur(1450), eur(1450)).captured(0).captured(1));
    examples.put("14.50 EUR and 14.50 EUR, one of them fails", oneOfTwoFails());
    examples.put(
        "100 JPY: an eighth is 12.5, rounded to the even 12",
        new WorkedExample(Amount.of(100, "JPY")).captured(0));
    examples.put(
        "1.005 KWD: an eighth is 0.125625, rounded to 0.126",
        new WorkedExample(Amount.of(1005, "KWD")).captured(0));
    examples.put(
        "14.50 EUR asked, the PSP says it took 9.00 EUR",
        new WorkedExample(eur(1450)).answered(0, new Mismatch(REFERENCE, eur(900))));
    examples.put(
        "100 JPY; 33, 33 and 34 go back, and with them 4, 4 and 4 of the commission",
        new WorkedExample(Amount.of(100, "JPY"))
            .captured(0)
            .refunded(0, Amount.of(33, "JPY"))
            .refunded(0, Amount.of(33, "JPY"))
            .refunded(0, Amount.of(34, "JPY")));
    examples.put(
        "14.50 EUR asked, 9.00 EUR taken, and two people say that it stands",
        new WorkedExample(eur(1450))
            .answered(0, new Mismatch(REFERENCE, eur(900)))
            .resolved(0, true));
    examples.put(
        "14.50 EUR asked, 15.00 EUR taken: 0.50 EUR wait for the shopper",
        new WorkedExample(eur(1450))
            .answered(0, new Mismatch(REFERENCE, eur(1500)))
            .resolved(0, true));
    examples.put(
        "14.50 EUR captured, 5.00 EUR asked back, the PSP says 3.00 EUR, and two people say that it stands",
        new WorkedExample(eur(1450))
            .captured(0)
            .refundAnswered(0, eur(500), new Mismatch(REFERENCE, eur(300)))
            .refundResolved(0, true));
    examples.put("1000.00 EUR, a tenth for the platform, captured 600.00 and 400.00", twoParts());
    examples.put(
        "1000.00 EUR, a tenth for the platform, captured 600.00 and 400.00, refunded 300.00 and 700.00",
        refundedInTwoParts());
    examples.put(
        "1000.00 EUR, a tenth for the platform, captured 600.00 and 400.00, refunded 300.00 and 700.00, all of it settled",
        refundedInTwoParts().settled(0));
    examples.put(
        "1000.00 EUR, a tenth for the platform, settled, paid out, and then refunded: 900.00 are owed",
        refundedAfterPayout());
    examples.put(
        "14.50 EUR, of which the shopper's bank takes back 5.00 EUR and gives them again",
        new WorkedExample(eur(1450)).captured(0).disputed(0, eur(500)).won(0));
    examples.put(
        "14.50 EUR, of which the shopper's bank keeps 5.00 EUR, borne by the seller",
        new WorkedExample(eur(1450)).captured(0).disputed(0, eur(500)).lost(0, Bearer.SELLER));
    examples.put(
        "14.50 EUR, of which the shopper's bank keeps 5.00 EUR, borne by the platform",
        new WorkedExample(eur(1450)).captured(0).disputed(0, eur(500)).lost(0, Bearer.PLATFORM));
    examples.put(
        "10.00 EUR, a tenth for the platform: 3.33 and 3.33 are captured, the rest is cancelled",
        byTenths(eur(1000)).taken(0, eur(333)).taken(0, eur(333)).on(0, new Trigger.Cancel()));
    return examples;
  }

  static WorkedExample byTenths(Amount... amounts) {
    return new WorkedExample(CaptureMethod.MANUAL, WorkedExample::tenth, amounts);
  }

  static WorkedExample twoParts() {
    return byTenths(eur(100_000)).taken(0, eur(60_000)).taken(0, eur(40_000));
  }

  /** A capture that was asked for, and taken. */
  WorkedExample taken(int i, Amount part) {
    return asked(i, part).told(i, new Approved(REFERENCE, part));
  }

  WorkedExample asked(int i, Amount part) {
    return on(i, new Trigger.Take(part, false));
  }

  WorkedExample captured(int i) {
    return answered(i, new Approved(REFERENCE, orders.get(i).amount()));
  }

  WorkedExample declined(int i) {
    return answered(i, new Declined("insufficient_funds"));
  }

  WorkedExample answered(int i, PspAnswer answer) {
    return on(i, new Trigger.Request()).told(i, answer);
  }

  WorkedExample told(int i, PspAnswer answer) {
    return on(i, new Trigger.Told(orders.get(i).operation(), 1, 0, answer));
  }

  /** People have looked at an order in review. */
  WorkedExample resolved(int i, boolean taken) {
    return on(i, new Trigger.Resolve(taken));
  }

  /** Asked for, and paid by the PSP. */
  WorkedExample refunded(int i, Amount amount) {
    return refundAnswered(i, amount, new Approved(REFERENCE, amount));
  }

  WorkedExample refundAnswered(int i, Amount amount, PspAnswer answer) {
    var id = new RefundId(100 + refunds++);
    return on(i, new Trigger.AskRefund(id, amount)).told(i, answer);
  }

  /** People have looked at the last refund. */
  WorkedExample refundResolved(int i, boolean given) {
    return on(i, new Trigger.ResolveRefund(new RefundId(99 + refunds), given));
  }

  /** The bank took it back. */
  WorkedExample disputed(int i, Amount amount) {
    return on(i, new Trigger.OpenDispute(DISPUTE, amount));
  }

  WorkedExample won(int i) {
    return on(i, new Trigger.WinDispute(DISPUTE));
  }

  WorkedExample lost(int i, Bearer bearer) {
    return on(i, new Trigger.LoseDispute(DISPUTE, bearer));
  }

  /** The PSP has paid what it took less a hundredth, and taken what went back. */
  WorkedExample settled(int i) {
    Settled.lines(orders.get(i)).forEach(line -> books.post(line.movements()));
    return this;
  }

  /** All that is available to the seller of the only order goes to its bank, which pays it. */
  WorkedExample paidOut() {
    var seller = orders.getFirst().seller();
    var currency = payment.total().currency();
    var all = new Amount(books.balance(AccountType.MERCHANT_AVAILABLE, currency), currency);
    books.post(new PayoutMovement.PaidOut(PAYOUT, seller, all));
    books.post(new PayoutMovement.Settled(PAYOUT, seller, all));
    return this;
  }

  WorkedExample on(int i, Trigger trigger) {
    var outcome = orders.get(i).on(trigger, circumstances(LATER));
    orders.set(i, outcome.after());
    if (trigger instanceof Trigger.OfDispute about)
      outcome
          .after()
          .refunds()
          .find(about.dispute())
          .ifPresent(dispute -> books.post(Books.movements(outcome.after(), dispute)));
    for (var event : outcome.news())
      if (event instanceof PaymentOrderFinalized e) books.post(Books.movements(e));
    var heard = payment.on(standings(), CAUSE, LATER);
    payment = heard.after();
    news.addAll(heard.news());
    return this;
  }

  PaymentOrder order(int i) {
    return orders.get(i);
  }

  Payment payment() {
    return payment;
  }

  Books books() {
    return books;
  }

  List<Event> news() {
    return news;
  }

  private List<OrderStanding> standings() {
    return orders.stream()
        .map(order ->
            new OrderStanding(
                order.id(),
                order.operation(),
                order.captured(),
                order.refunded(),
                order.status().isTerminal(),
                false))
        .toList();
  }
}
