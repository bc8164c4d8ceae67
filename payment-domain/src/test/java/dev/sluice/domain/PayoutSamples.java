package dev.sluice.domain;

import static dev.sluice.domain.Fixtures.ANNA;
import static dev.sluice.domain.Fixtures.NOON;
import static dev.sluice.domain.Fixtures.TRACE;
import static dev.sluice.domain.Fixtures.eur;

import dev.sluice.domain.Matrix.Row;
import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutState;
import dev.sluice.domain.payout.PayoutTrigger;
import dev.sluice.domain.seller.BankAccount;
import dev.sluice.domain.seller.Iban;
import java.time.LocalDate;
import java.util.List;

/** A payout in each state, and everything that may happen to it. */
public final class PayoutSamples {

  public static final PayoutBatchId BATCH = new PayoutBatchId(8);
  public static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  public static final BankAccount ACCOUNT =
      new BankAccount(Iban.of("DE89 3704 0044 0532 0130 00"), "Anna Muster");

  private PayoutSamples() {}

  public static Payout payout(PayoutState state) {
    return new Payout(new PayoutId(7), BATCH, ANNA, eur(1269), ACCOUNT, state, TRACE, NOON);
  }

  static Matrix<Payout> payouts() {
    return new Matrix<>(
        List.of(
            payout(new PayoutState.Created()),
            payout(new PayoutState.Held("ines", "a doubt")),
            payout(new PayoutState.Sent(BATCH)),
            payout(new PayoutState.Settled(BATCH, DAY)),
            payout(new PayoutState.Returned(BATCH, DAY, "AC04", false)),
            payout(new PayoutState.Cancelled("ines", "a mistake"))),
        List.of(
            by("written into a file", new PayoutTrigger.Send(BATCH)),
            by("paid by the bank", new PayoutTrigger.Settle(DAY)),
            by("not paid by the bank, or come back", new PayoutTrigger.Return(DAY, "AC04")),
            by("put on hold", new PayoutTrigger.Hold("ines", "a doubt")),
            by("released", new PayoutTrigger.Release()),
            by("cancelled", new PayoutTrigger.Cancel("ines", "a mistake"))),
        payout -> payout.status().name());
  }

  private static Row<Payout> by(String name, PayoutTrigger trigger) {
    return new Row<>(name, payout -> payout.on(trigger));
  }
}
