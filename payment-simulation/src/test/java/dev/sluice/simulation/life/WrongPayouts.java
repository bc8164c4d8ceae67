package dev.sluice.simulation.life;

import dev.sluice.application.balance.Balances;
import dev.sluice.application.payout.Payouts;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Payouts that get one thing wrong. */
final class WrongPayouts {

  private WrongPayouts() {}

  /** Pays from what it once read: what was paid since stays available in it. */
  static Balances copied(Balances sound) {
    var copy = new HashMap<Account, Long>();
    return Variant.of(
        Balances.class,
        sound,
        "lock",
        call -> {
          @SuppressWarnings("unchecked")
          var held = new HashMap<>((Map<Account, Long>) call.answer(Map.class));
          held.replaceAll((account, now) -> copy.merge(account, now, Math::max));
          return held;
        });
  }

  /** Does not look how a payout stands before it hears of it. */
  static Payouts hasty(Payouts sound) {
    return Variant.of(
        Payouts.class,
        sound,
        "lock",
        call -> {
          @SuppressWarnings("unchecked")
          var locked = (List<Payout>) call.answer(List.class);
          return locked.stream().map(WrongPayouts::asSent).toList();
        });
  }

  private static Payout asSent(Payout payout) {
    return payout.state() instanceof PayoutState.Settled settled
        ? new Payout(
            payout.id(),
            payout.batch(),
            payout.seller(),
            payout.amount(),
            payout.to(),
            new PayoutState.Sent(settled.with()),
            payout.traceId(),
            payout.createdAt())
        : payout;
  }
}
