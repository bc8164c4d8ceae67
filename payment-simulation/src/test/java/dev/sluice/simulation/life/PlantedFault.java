package dev.sluice.simulation.life;

import dev.sluice.application.balance.Balances;
import dev.sluice.application.idempotency.Idempotency;
import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.outbox.Broker;
import dev.sluice.application.outbox.Expansion;
import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.payment.Payments;
import dev.sluice.application.payout.Payouts;
import dev.sluice.application.pipeline.Failures;
import dev.sluice.application.pipeline.Inbox;
import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Streams;
import dev.sluice.application.psp.Psp;
import dev.sluice.application.seller.Sellers;
import dev.sluice.application.settlement.Reserves;
import dev.sluice.application.settlement.SettlementLines;
import dev.sluice.application.webhook.Webhooks;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.simulation.world.Fittings;
import dev.sluice.simulation.world.Servers;

/** What others got wrong, built on purpose. Each has to be found. */
enum PlantedFault implements Fittings {
  THE_INBOX_FORGETS_ITS_NEWS {
    @Override
    public Inbox inbox(Servers s) {
      return WrongPipelines.forgetful(s.inbox());
    }
  },
  OFFSETS_ARE_COMMITTED_FIRST {
    @Override
    public Streams streams(Servers s, Streams sound) {
      return WrongPipelines.offsetsFirst(sound);
    }
  },
  A_FAILED_SEND_IS_ONLY_LOGGED {
    @Override
    public Streams streams(Servers s, Streams sound) {
      return WrongPipelines.loggingOnly(sound);
    }
  },
  A_BATCH_IS_NOT_READ_AGAIN {
    @Override
    public Streams streams(Servers s, Streams sound) {
      return WrongPipelines.neverRewinding(sound);
    }
  },
  WEATHER_IS_TAKEN_FOR_POISON {
    @Override
    public Failures failures() {
      return _ -> Failures.Kind.POISON;
    }
  },
  RETRIES_ARE_KEPT_IN_REDIS_ONLY {
    @Override
    public PaymentOrders orders(Servers s) {
      return WrongPorts.withoutSweep(s.orders());
    }
  },
  NOBODY_LOOKS_AFTER_WHAT_LOOKS_ALIVE {
    @Override
    public PaymentOrders orders(Servers s) {
      return WrongPorts.withoutLost(s.orders());
    }
  },
  NOBODY_ASKS_WHETHER_AN_AUTHORIZATION_IS_OVER {
    @Override
    public Payments payments(Servers s) {
      return WrongPorts.withoutExpiry(s.payments());
    }
  },
  BALANCES_ARE_ADDED_UP_OUTSIDE_THE_TRANSACTION {
    @Override
    public Balances balances(Servers s) {
      return WrongPorts.addedTwice(s);
    }
  },
  EVERY_REFUND_HAS_A_NEW_KEY_WHEN_TRIED_AGAIN {
    @Override
    public Psp psp(Servers s) {
      return WrongPsps.newRefundKeys(s.psp());
    }
  },
  NO_COMMISSION_GOES_BACK {
    @Override
    public <E extends Event> Step<E> step(Step<E> sound) {
      return WrongPipelines.without(MoneyMovement.CommissionReversed.class, sound);
    }
  },
  THE_CAP_IS_TAKEN_WHEN_A_REFUND_BEGINS {
    @Override
    public PaymentOrders ordersToRefund(Servers s) {
      return WrongCaps.takenLate(s.orders());
    }
  },
  THE_CAP_IS_NOT_GIVEN_BACK_BY_A_REFUND_THAT_FAILS {
    @Override
    public PaymentOrders ordersToRefund(Servers s) {
      return WrongCaps.neverGivenBack(s.orders());
    }
  },
  REFUNDS_AND_CHARGEBACKS_HAVE_A_CAP_EACH {
    @Override
    public PaymentOrders ordersToRefund(Servers s) {
      return WrongCaps.blindToDisputes(s.orders());
    }
  },
  A_DISPUTE_THAT_IS_WON_GIVES_NOTHING_BACK {
    @Override
    public Outbox outbox(Servers s) {
      return WrongOutboxes.without(MoneyMovement.ChargebackWon.class, s.outbox());
    }
  },
  WHAT_IS_TAKEN_TOO_MUCH_IS_NOT_PUT_ASIDE {
    @Override
    public <E extends Event> Step<E> step(Step<E> sound) {
      return WrongPipelines.without(MoneyMovement.TakenTooMuch.class, sound);
    }
  },
  WHAT_IS_TAKEN_TOO_MUCH_STAYS_ASIDE {
    @Override
    public Outbox outbox(Servers s) {
      return WrongOutboxes.without(MoneyMovement.ExcessReturned.class, s.outbox());
    }
  },
  THE_CAPTURES_OF_AN_ORDER_SHARE_A_KEY {
    @Override
    public Psp psp(Servers s) {
      return WrongPsps.oneCaptureKey(s.psp());
    }
  },
  EVERY_ATTEMPT_HAS_A_KEY_OF_ITS_OWN {
    @Override
    public Psp psp(Servers s) {
      return WrongPsps.newKeys(s.psp());
    }
  },
  SILENCE_IS_TAKEN_FOR_NO {
    @Override
    public Psp psp(Servers s) {
      return WrongPsps.silenceIsNo(s.psp());
    }
  },
  AMOUNTS_ARE_NOT_COMPARED {
    @Override
    public Psp psp(Servers s) {
      return WrongPsps.trusted(s.psp());
    }
  },
  RETRIES_OUTLIVE_THE_KEY {
    @Override
    public Psp psp(Servers s) {
      return WrongPsps.keysForEver(s.psp());
    }
  },
  EXPANSION_DRAWS_FRESH_IDS {
    @Override
    public PaymentIntents intents(Servers s) {
      return WrongPorts.freshIds(s);
    }

    @Override
    public Payments payments(Servers s) {
      return WrongPorts.alwaysNew(s.payments());
    }
  },
  JANITOR_AND_EXECUTOR_SHARE_AN_EVENT_ID {
    @Override
    public Outbox outbox(Servers s) {
      return WrongOutboxes.sharedIds(s.outbox());
    }
  },
  ROWS_ARE_DONE_BEFORE_THEY_ARE_SENT {
    @Override
    public Outbox outbox(Servers s) {
      return WrongOutboxes.doneFirst(s.outbox());
    }
  },
  AN_UNSENT_ROW_IS_TAKEN_FOR_SENT {
    @Override
    public Broker broker(Servers s) {
      return WrongOutboxes.shrugging(super.broker(s));
    }
  },
  A_ROOT_IS_DONE_WITHOUT_ITS_PAYMENT {
    @Override
    public Expansion expansion(Servers s, Expansion sound) {
      return WrongOutboxes.skipping(sound);
    }
  },
  A_CONTRACT_THAT_IS_OVER_STILL_COUNTS {
    @Override
    public Sellers sellers(Servers s) {
      return WrongPorts.endless(s.sellers());
    }
  },
  A_CAPTURE_IS_SETTLED_BY_EVERY_LINE_THAT_NAMES_IT {
    @Override
    public SettlementLines settlementLines(Servers s) {
      return WrongSettlements.neverSettled(s.settlementLines());
    }
  },
  A_RESERVE_THAT_IS_GIVEN_IS_NOT_CROSSED_OUT {
    @Override
    public Reserves reserves(Servers s) {
      return WrongSettlements.forgetful(s.reserves());
    }
  },
  SELLERS_ARE_PAID_FROM_A_COPY {
    @Override
    public Balances balances(Servers s) {
      return WrongPayouts.copied(s.balances());
    }
  },
  WHAT_A_BANK_SAYS_AGAIN_COUNTS_AGAIN {
    @Override
    public Payouts payouts(Servers s) {
      return WrongPayouts.hasty(s.payouts());
    }
  },
  A_WEBHOOK_IS_APPLIED_AT_ONCE_OR_NEVER {
    @Override
    public Webhooks webhooks(Servers s) {
      return WrongPorts.withoutSweep(s.webhooks());
    }
  },
  EVERY_WEBHOOK_OPENS_A_DISPUTE {
    @Override
    public Webhooks webhooks(Servers s) {
      return WrongPorts.nameless(s.webhooks());
    }
  },
  KEYS_ARE_CHECKED_BUT_NOT_TAKEN {
    @Override
    public Idempotency idempotency(Servers s) {
      return WrongPorts.checkOnly(s.idempotency());
    }
  };

  @Override
  public Broker broker(Servers s) {
    return SOUND.broker(s);
  }

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
