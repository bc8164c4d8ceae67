package dev.sluice.application.order;

import dev.sluice.application.pipeline.Step.Decide;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.application.psp.Psp;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderCreated;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Circumstances;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.random.RandomGenerator;

/** Asks for the capture of every order that is captured by itself, as soon as it exists. */
public final class RequestCaptureService
    implements Decide<PaymentOrderCreated, PaymentOrderId, PaymentOrder> {

  private final PaymentOrders orders;
  private final Psp psp;
  private final RandomGenerator chance;

  public RequestCaptureService(PaymentOrders orders, Psp psp, RandomGenerator chance) {
    this.orders = orders;
    this.psp = psp;
    this.chance = chance;
  }

  @Override
  public String name() {
    return "payment-order-enqueuer";
  }

  @Override
  public Topic topic() {
    return Topic.PAYMENT_ORDER_CREATED;
  }

  @Override
  public PaymentOrderId key(PaymentOrderCreated event) {
    return event.paymentOrderId();
  }

  @Override
  public Map<PaymentOrderId, PaymentOrder> lock(SortedSet<PaymentOrderId> ids) {
    return orders.lock(ids);
  }

  @Override
  public Outcome<PaymentOrder> decide(
      PaymentOrder order, EventEnvelope<PaymentOrderCreated> event, Instant now) {
    return order.on(
        new Trigger.Request(), new Circumstances(event.eventId(), now, psp.capabilities(), chance));
  }

  @Override
  public void save(List<Change<PaymentOrder>> changes, Instant now) {
    orders.save(changes, now);
  }
}
