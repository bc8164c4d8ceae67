package dev.sluice.simulation.world;

import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Step.Decide;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspResultUpdated;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.simulation.coverage.Coverage;
import dev.sluice.simulation.coverage.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** A deciding step, and a count of what it decided about. */
final class Watched<E extends Event, K extends Comparable<K>, T> implements Decide<E, K, T> {

  private final Decide<E, K, T> step;
  private final Coverage coverage;

  private Watched(Decide<E, K, T> step, Coverage coverage) {
    this.step = step;
    this.coverage = coverage;
  }

  static <E extends Event> Step<E> over(Step<E> step, Coverage coverage) {
    return step instanceof Decide<E, ?, ?> decide ? over(decide, coverage) : step;
  }

  private static <E extends Event, K extends Comparable<K>, T> Step<E> over(
      Decide<E, K, T> step, Coverage coverage) {
    return new Watched<>(step, coverage);
  }

  @Override
  public Outcome<T> decide(T thing, EventEnvelope<E> event, Instant now) {
    if (thing instanceof PaymentOrder order)
      coverage.count(
          Coverage.Kind.TRANSITIONS, standing(order, event.data()) + " × " + by(event.data()));
    return step.decide(thing, event, now);
  }

  private static String standing(PaymentOrder order, Event event) {
    return event instanceof PaymentOrderPspResultUpdated told && told.operation().isRefund()
        ? order.refunds().find(told.operation()).map(r -> "refund " + Standing.of(r)).orElse("?")
        : "order " + Standing.of(order);
  }

  private static String by(Event event) {
    if (!(event instanceof PaymentOrderPspResultUpdated told)) return "request";
    return told.source().equals(PaymentOrderPspResultUpdated.VOIDED)
        ? "authorization voided"
        : Standing.of(told.answer());
  }

  @Override
  public String name() {
    return step.name();
  }

  @Override
  public Topic topic() {
    return step.topic();
  }

  @Override
  public K key(E event) {
    return step.key(event);
  }

  @Override
  public Map<K, T> lock(SortedSet<K> keys) {
    return step.lock(keys);
  }

  @Override
  public void save(List<Change<T>> changes, Instant now) {
    step.save(changes, now);
  }

  @Override
  public void committed(Collection<T> moved) {
    step.committed(moved);
  }
}
