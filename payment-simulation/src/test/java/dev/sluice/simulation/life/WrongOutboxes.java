package dev.sluice.simulation.life;

import dev.sluice.application.outbox.Broker;
import dev.sluice.application.outbox.Expansion;
import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.outbox.OutboxRow;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspResultUpdated;
import dev.sluice.simulation.fault.Weather;
import java.util.ArrayList;
import java.util.List;

/** Outboxes that get one thing wrong. */
final class WrongOutboxes {

  private WrongOutboxes() {}

  /** What the janitor learnt is told under the name of the executor's answer. */
  static Outbox sharedIds(Outbox sound) {
    return Variant.of(
        Outbox.class,
        sound,
        "add",
        call -> {
          var renamed = new ArrayList<EventEnvelope<?>>();
          for (var envelope : (List<?>) call.argument(0, List.class))
            renamed.add(renamed((EventEnvelope<?>) envelope));
          return call.with(renamed);
        });
  }

  /** Forgets to have one kind of movement booked. */
  static Outbox without(Class<? extends MoneyMovement> kind, Outbox sound) {
    return Variant.of(
        Outbox.class,
        sound,
        "add",
        call ->
            call.with(
                ((List<?>) call.argument(0, List.class))
                    .stream()
                        .map(envelope -> (EventEnvelope<?>) envelope)
                        .filter(envelope -> !WrongPipelines.books(kind, envelope.data()))
                        .toList()));
  }

  private static EventEnvelope<?> renamed(EventEnvelope<?> envelope) {
    if (!(envelope.data() instanceof PaymentOrderPspResultUpdated told)
        || !told.source().startsWith("asked:")) return envelope;
    var shared =
        new PaymentOrderPspResultUpdated(
            told.paymentOrderId(),
            told.paymentId(),
            told.operation(),
            "call:" + told.attempt(),
            told.attempt(),
            told.answer());
    return EventEnvelope.of(
        shared, new Cause(envelope.traceId(), envelope.parentEventId()), envelope.timestamp());
  }

  static Outbox doneFirst(Outbox sound) {
    return Variant.of(
        Outbox.class,
        sound,
        "claim",
        call -> {
          @SuppressWarnings("unchecked")
          var claimed = (List<OutboxRow>) call.answer(List.class);
          sound.done(claimed);
          return claimed;
        });
  }

  /** A broker that is away has surely taken them. */
  static Broker shrugging(Broker sound) {
    return rows -> {
      try {
        sound.publish(rows);
      } catch (Weather away) {
        // somebody will have logged it
      }
    };
  }

  static Expansion skipping(Expansion sound) {
    return roots -> {
      if (roots.size() == 1) sound.expand(roots);
    };
  }
}
