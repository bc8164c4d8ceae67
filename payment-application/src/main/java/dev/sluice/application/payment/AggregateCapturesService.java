package dev.sluice.application.payment;

import dev.sluice.application.payment.Payments.Standing;
import dev.sluice.application.pipeline.Step.Decide;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.payment.Payment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Brings a payment up to what its orders say. The event only says that it is time to look: the sum
 * follows from the orders, so no event can be added twice.
 */
public final class AggregateCapturesService
    implements Decide<PaymentOrderFinalized, PaymentId, Standing> {

  private final Payments payments;

  public AggregateCapturesService(Payments payments) {
    this.payments = payments;
  }

  @Override
  public String name() {
    return "payment-capture-aggregator";
  }

  @Override
  public Topic topic() {
    return Topic.PAYMENT_ORDER_FINALIZED;
  }

  @Override
  public PaymentId key(PaymentOrderFinalized event) {
    return event.paymentId();
  }

  @Override
  public Map<PaymentId, Standing> lock(SortedSet<PaymentId> ids) {
    return payments.lock(ids);
  }

  @Override
  public Outcome<Standing> decide(
      Standing standing, EventEnvelope<PaymentOrderFinalized> event, Instant now) {
    return switch (standing.payment().on(standing.orders(), event.eventId(), now)) {
      case Outcome.Moved<Payment> m -> moved(standing, m);
      case Outcome.Already<Payment> _ -> Outcome.already(standing);
      case Outcome.Refused<Payment> r ->
          new Outcome.Refused<>(standing, r.reason(), Optional.empty());
    };
  }

  private static Outcome<Standing> moved(Standing standing, Outcome.Moved<Payment> moved) {
    return new Outcome.Moved<>(new Standing(moved.thing(), standing.orders()), moved.news());
  }

  @Override
  public void save(List<Change<Standing>> changes, Instant now) {
    payments.save(
        changes.stream()
            .map(change -> new Change<>(change.before().payment(), change.after().payment()))
            .toList(),
        now);
  }
}
