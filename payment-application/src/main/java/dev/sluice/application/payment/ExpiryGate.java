package dev.sluice.application.payment;

import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.application.psp.Psp;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.psp.Circumstances;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** The one way the end of an authorization reaches its payment and orders. */
public final class ExpiryGate {

  private final Payments payments;
  private final PaymentOrders orders;
  private final Psp psp;
  private final RandomGenerator chance;

  public ExpiryGate(Payments payments, PaymentOrders orders, Psp psp, RandomGenerator chance) {
    this.payments = payments;
    this.orders = orders;
    this.psp = psp;
    this.chance = chance;
  }

  /**
   * In a transaction: the PSP holds nothing any more. Orders keep what they have; one that waits
   * for the PSP is left to its answer, and looked at again with the next question.
   *
   * @return what to tell
   */
  public List<EventEnvelope<?>> over(PaymentId id, Cause cause, Instant now) {
    var standing = payments.lock(new TreeSet<>(List.of(id))).get(id);
    if (standing == null) throw new IllegalStateException("nothing known under " + id);
    var payment = standing.payment();
    return switch (payment.voidStatus()) {
      // what never reached the PSP waits for the void, and ends with it
      case REQUESTED -> List.of();
      case REVIEW -> {
        save(payment, false, now);
        yield List.of();
      }
      case NONE, VOIDED -> end(payment, cause, now);
    };
  }

  private List<EventEnvelope<?>> end(Payment payment, Cause cause, Instant now) {
    var ids = new TreeSet<>(orders.ofPayment(payment.id()).stream().map(PaymentOrder::id).toList());
    var with = new Circumstances(cause.event(), now, psp.capabilities(), chance);
    var changes = new ArrayList<Change<PaymentOrder>>();
    var news = new ArrayList<EventEnvelope<?>>();
    boolean running = false;
    for (var order : orders.lock(ids).values()) {
      var outcome = order.on(new Trigger.Expired(), with);
      running |= outcome.after().state().open().isPresent();
      if (!(outcome instanceof Outcome.Moved<PaymentOrder> moved)) continue;
      changes.add(new Change<>(order, moved.thing()));
      for (var event : moved.news()) news.add(EventEnvelope.of(event, cause, now));
    }
    if (!changes.isEmpty()) orders.save(changes, now);
    save(payment, running, now);
    return news;
  }

  private void save(Payment payment, boolean running, Instant now) {
    if (payment.expired(running, now) instanceof Outcome.Moved<Payment> moved)
      payments.save(List.of(new Change<>(payment, moved.thing())), now);
  }
}
