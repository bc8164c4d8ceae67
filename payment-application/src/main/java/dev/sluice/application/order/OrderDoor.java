package dev.sluice.application.order;

import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.application.psp.Psp;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.psp.Circumstances;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** What all have in common who decide about orders while somebody waits for the answer. */
public final class OrderDoor {

  private final PaymentOrders orders;
  private final Outbox outbox;
  private final Psp psp;
  private final InstantSource clock;
  private final RandomGenerator chance;

  public OrderDoor(
      PaymentOrders orders, Outbox outbox, Psp psp, InstantSource clock, RandomGenerator chance) {
    this.orders = orders;
    this.outbox = outbox;
    this.psp = psp;
    this.clock = clock;
    this.chance = chance;
  }

  public PaymentOrders orders() {
    return orders;
  }

  /**
   * In a transaction.
   *
   * @throws Problem when there is none
   */
  public PaymentOrder lock(PaymentOrderId id) {
    var order = orders.lock(new TreeSet<>(List.of(id))).get(id);
    if (order == null) throw new Problem(ErrorCode.NOT_FOUND, "There is no payment order " + id);
    return order;
  }

  /** Now, and nothing that was heard from anybody. */
  public Circumstances circumstances() {
    return new Circumstances(null, clock.instant(), psp.capabilities(), chance);
  }

  /** In a transaction that has locked them: what became of the orders, and what is told of it. */
  public void save(List<Change<PaymentOrder>> changes, List<EventEnvelope<?>> news, Instant now) {
    if (!changes.isEmpty()) orders.save(changes, now);
    outbox.add(news);
  }

  /** In the order's own trace: what follows may be told again by somebody who knows no other. */
  public static List<EventEnvelope<?>> told(
      PaymentOrder order, List<? extends Event> news, Instant now) {
    var cause = Cause.door(order.traceId());
    return news.stream()
        .<EventEnvelope<?>>map(event -> EventEnvelope.of(event, cause, now))
        .toList();
  }
}
