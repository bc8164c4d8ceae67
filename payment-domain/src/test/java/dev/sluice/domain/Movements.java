package dev.sluice.domain;

import static dev.sluice.domain.Fixtures.ANNA;
import static dev.sluice.domain.Fixtures.BERT;
import static dev.sluice.domain.Fixtures.DISPUTE;
import static dev.sluice.domain.Fixtures.ORDER;
import static dev.sluice.domain.Fixtures.PAYMENT;
import static dev.sluice.domain.Fixtures.REFUND;
import static dev.sluice.domain.Fixtures.eur;

import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.id.LineId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.ledger.PayoutMovement;
import dev.sluice.domain.ledger.SettlementMovement;
import dev.sluice.domain.money.Amount;
import dev.sluice.test.seeded.Chance;
import java.util.ArrayList;
import java.util.List;

/** Movements of money, for tests of the books. */
public final class Movements {

  private Movements() {}

  /** A sample of each kind, in the order in which they happen. */
  public static List<MoneyMovement> oneOfEach() {
    return List.of(
        new MoneyMovement.Authorized(PAYMENT, eur(1450)),
        new MoneyMovement.Released(PAYMENT, ORDER, eur(1450)),
        new MoneyMovement.Captured(PAYMENT, ORDER, 1, ANNA, eur(1450)),
        new MoneyMovement.Commission(PAYMENT, ORDER, 1, ANNA, eur(181)),
        new MoneyMovement.CaptureInReview(PAYMENT, ORDER, 1, eur(900)),
        new MoneyMovement.Refunded(PAYMENT, REFUND, ANNA, eur(1450)),
        new MoneyMovement.CommissionReversed(PAYMENT, REFUND.value(), ANNA, eur(181)),
        new MoneyMovement.ReviewDone(PAYMENT, ORDER, 1, eur(900)),
        new MoneyMovement.TakenTooMuch(PAYMENT, ORDER, 1, eur(50)),
        new MoneyMovement.ExcessReturned(PAYMENT, ORDER, 1, eur(50)),
        new MoneyMovement.HeldAgain(PAYMENT, ORDER, eur(900)),
        new MoneyMovement.ChargedBack(PAYMENT, DISPUTE, ANNA, eur(1450)),
        new MoneyMovement.ChargebackWon(PAYMENT, DISPUTE, ANNA, eur(1450)),
        new MoneyMovement.ChargebackLost(PAYMENT, DISPUTE, ANNA, eur(1450)));
  }

  /** A sample of each kind of settlement. */
  public static List<SettlementMovement> oneOfEachSettlement() {
    var line = new LineId("sl-1");
    var in = new SettlementMovement.Cash(true, eur(1450), eur(20));
    var out = new SettlementMovement.Cash(false, eur(500), eur(-7));
    return List.of(
        new SettlementMovement.Settled(line, PAYMENT, ANNA, in, eur(1269)),
        new SettlementMovement.Settled(new LineId("sl-2"), PAYMENT, null, out, eur(0)),
        new SettlementMovement.ShareSettled(line, PAYMENT, ANNA, eur(1269)),
        new SettlementMovement.Suspended(line, null, in),
        new SettlementMovement.SuspenseMatched(line, null, in),
        new SettlementMovement.Suspended(new LineId("sl-2"), null, out),
        new SettlementMovement.Doubted(line, PAYMENT, eur(1), eur(20)),
        new SettlementMovement.Doubted(new LineId("sl-2"), PAYMENT, eur(-1), eur(-7)),
        new SettlementMovement.Resolved(
            new DiscrepancyId(7), null, AccountType.MERCHANT_AVAILABLE, ANNA, eur(1450)),
        new SettlementMovement.Resolved(
            new DiscrepancyId(7), null, AccountType.PSP_FEE_EXPENSE, null, eur(-20)),
        new SettlementMovement.ReserveHeld(PAYMENT, ORDER, 1, ANNA, eur(127)),
        new SettlementMovement.ReserveReleased(PAYMENT, ORDER, 1, ANNA, eur(127)));
  }

  /** A sample of each kind of payout. */
  public static List<PayoutMovement> oneOfEachPayout() {
    var payout = new PayoutId(7);
    return List.of(
        new PayoutMovement.PaidOut(payout, ANNA, eur(1269)),
        new PayoutMovement.Settled(payout, ANNA, eur(1269)),
        new PayoutMovement.Returned(payout, ANNA, eur(1269), false),
        new PayoutMovement.Returned(payout, ANNA, eur(1269), true));
  }

  /** What happens to some payments of one order each, in the order in which it happened. */
  public static List<MoneyMovement> any(Chance chance) {
    var movements = new ArrayList<MoneyMovement>();
    int payments = chance.nextInt(1, 12);
    for (int i = 0; i < payments; i++) {
      var payment = new PaymentId(i);
      var order = new PaymentOrderId(i);
      var seller = chance.oneOf(ANNA, BERT);
      var currency = chance.oneOf("EUR", "JPY", "KWD");
      var amount = Amount.of(chance.amount(Amount.LARGEST), currency);
      movements.add(new MoneyMovement.Authorized(payment, amount));
      switch (chance.nextInt(4)) {
        case 0 -> movements.add(new MoneyMovement.Released(payment, order, amount));
        case 1 -> {
          movements.add(new MoneyMovement.Captured(payment, order, 1, seller, amount));
          var commission = Fixtures.eighth(amount);
          if (commission.isPositive())
            movements.add(new MoneyMovement.Commission(payment, order, 1, seller, commission));
          var refund = new RefundId(i);
          if (chance.flip(0.5))
            movements.add(new MoneyMovement.Refunded(payment, refund, seller, amount));
          if (commission.isPositive() && chance.flip(0.5))
            movements.add(
                new MoneyMovement.CommissionReversed(payment, refund.value(), seller, commission));
        }
        case 2 ->
            movements.add(
                new MoneyMovement.CaptureInReview(
                    payment, order, 1, Amount.of(chance.amount(1000), currency)));
        default -> {}
      }
    }
    return movements;
  }
}
