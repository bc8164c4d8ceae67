package dev.sluice.application.order;

import dev.sluice.application.pipeline.Step.Decide;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.RetryTimer;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspResultUpdated;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.Pursuit;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.random.RandomGenerator;

/**
 * Decides what an answer of the PSP means for an order. The only one who does, one answer at a
 * time.
 */
public final class ProcessPaymentService
    implements Decide<PaymentOrderPspResultUpdated, PaymentOrderId, PaymentOrder> {

  private final PaymentOrders orders;
  private final RetryTimer timer;
  private final Psp psp;
  private final RandomGenerator chance;

  public ProcessPaymentService(
      PaymentOrders orders, RetryTimer timer, Psp psp, RandomGenerator chance) {
    this.orders = orders;
    this.timer = timer;
    this.psp = psp;
    this.chance = chance;
  }

  @Override
  public String name() {
    return "payment-order-psp-result-applier";
  }

  @Override
  public Topic topic() {
    return Topic.PAYMENT_ORDER_PSP_RESULT_UPDATED;
  }

  @Override
  public PaymentOrderId key(PaymentOrderPspResultUpdated event) {
    return event.paymentOrderId();
  }

  @Override
  public Map<PaymentOrderId, PaymentOrder> lock(SortedSet<PaymentOrderId> ids) {
    return orders.lock(ids);
  }

  @Override
  public Outcome<PaymentOrder> decide(
      PaymentOrder order, EventEnvelope<PaymentOrderPspResultUpdated> event, Instant now) {
    var told = event.data();
    var trigger =
        told.source().equals(PaymentOrderPspResultUpdated.VOIDED)
            ? new Trigger.Voided(told.operation())
            : new Trigger.Told(told.operation(), told.attempt(), told.question(), told.answer());
    return order.on(trigger, new Circumstances(event.eventId(), now, psp.capabilities(), chance));
  }

  @Override
  public void save(List<Change<PaymentOrder>> changes, Instant now) {
    orders.save(changes, now);
  }

  @Override
  public void committed(Collection<PaymentOrder> moved) {
    var due = new HashMap<String, Instant>();
    for (var order : moved)
      order
          .pursuit()
          .filter(Pursuit::isRetry)
          .ifPresent(pursuit -> {
            if (pursuit.nextAt() != null) due.put(order.id().value(), pursuit.nextAt());
          });
    if (!due.isEmpty()) timer.schedule(due);
  }
}
