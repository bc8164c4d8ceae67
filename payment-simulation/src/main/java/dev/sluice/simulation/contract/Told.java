package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.NOW;
import static dev.sluice.simulation.contract.Things.TRACE;
import static dev.sluice.simulation.contract.Things.eur;

import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderCreated;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspCallRequested;
import dev.sluice.domain.psp.Operation;

/** Events for the topics of a suite, each a fact of its own. */
final class Told {

  static EventEnvelope<PaymentOrderCreated> created(long order) {
    return envelope(
        new PaymentOrderCreated(
            new PaymentOrderId(order),
            new PaymentId(order),
            new PaymentIntentId(order),
            new SellerId("seller-1"),
            eur(1450)));
  }

  static EventEnvelope<PaymentOrderPspCallRequested> called(long order, int attempt) {
    return envelope(
        new PaymentOrderPspCallRequested(
            new PaymentOrderId(order),
            new PaymentId(order),
            Operation.capture(1),
            attempt,
            eur(1450)));
  }

  private static <E extends Event> EventEnvelope<E> envelope(E event) {
    return EventEnvelope.of(event, Cause.door(TRACE), NOW);
  }

  private Told() {}
}
