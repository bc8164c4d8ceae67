package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderCreated;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspCallRequested;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Operation;
import dev.sluice.simulation.fault.Point;
import dev.sluice.simulation.fault.Slow;
import dev.sluice.simulation.fault.Weather;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A toy step for each verb. It counts how often an order was handled and tells one thing about it;
 * sellers called poison, slow, weather or refused go as they are called.
 */
enum Verb {
  DECIDE,
  APPEND,
  ASK,
  PASS;

  Step<PaymentOrderCreated> on(Rig rig) {
    return switch (this) {
      case DECIDE -> new Counting(rig);
      case APPEND -> new Noting(rig);
      case ASK -> new Asking(rig);
      case PASS -> new Echoing();
    };
  }

  /** A pass has no database and no effect of its own. */
  boolean hasEffects() {
    return this != PASS;
  }

  private static PaymentOrderPspCallRequested told(PaymentOrderCreated event) {
    return new PaymentOrderPspCallRequested(
        event.paymentOrderId(), event.paymentId(), Operation.capture(1), 1, event.amount());
  }

  private static void goAsCalled(PaymentOrderCreated event) {
    switch (event.sellerId().value()) {
      case "poison" -> throw new IllegalArgumentException("poison");
      case "slow" -> throw new Slow();
      case "weather" -> throw new Weather(Point.DATABASE_BEGIN);
      default -> {}
    }
  }

  private static boolean isRefused(PaymentOrderCreated event) {
    return event.sellerId().value().equals("refused");
  }

  private static void handled(Rig rig, PaymentOrderId order) {
    rig.effects.put(order, rig.effects.find(order).orElse(0) + 1);
  }

  /** How often an order was handled. */
  record Count(PaymentOrderId order, int times) {}

  /** Counts. */
  static final class Counting implements Step.Decide<PaymentOrderCreated, PaymentOrderId, Count> {
    private final Rig rig;

    /** The orders of each try. */
    final List<List<Long>> tries = new ArrayList<>();

    Counting(Rig rig) {
      this.rig = rig;
    }

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public Topic topic() {
      return Rig.IN;
    }

    @Override
    public PaymentOrderId key(PaymentOrderCreated event) {
      return event.paymentOrderId();
    }

    @Override
    public Map<PaymentOrderId, Count> lock(SortedSet<PaymentOrderId> ids) {
      tries.add(ids.stream().map(PaymentOrderId::number).toList());
      var counts = new TreeMap<PaymentOrderId, Count>();
      for (var id : ids) counts.put(id, new Count(id, rig.effects.find(id).orElse(0)));
      return counts;
    }

    @Override
    public Outcome<Count> decide(
        Count count, EventEnvelope<PaymentOrderCreated> event, Instant now) {
      goAsCalled(event.data());
      return isRefused(event.data())
          ? Outcome.refused(count, "no")
          : Outcome.moved(new Count(count.order(), count.times() + 1), told(event.data()));
    }

    @Override
    public void save(List<Change<Count>> changes, Instant now) {
      for (var change : changes) rig.effects.put(change.after().order(), change.after().times());
    }
  }

  /** Writes down. */
  static final class Noting implements Step.Append<PaymentOrderCreated> {
    private final Rig rig;

    Noting(Rig rig) {
      this.rig = rig;
    }

    @Override
    public String name() {
      return "noting";
    }

    @Override
    public Topic topic() {
      return Rig.IN;
    }

    @Override
    public List<Event> news(PaymentOrderCreated event) {
      return List.of(told(event));
    }

    @Override
    public void write(List<EventEnvelope<PaymentOrderCreated>> fresh, int lane) {
      for (var event : fresh) {
        goAsCalled(event.data());
        handled(rig, event.data().paymentOrderId());
      }
    }
  }

  /** Asks somebody outside. */
  static final class Asking implements Step.Ask<PaymentOrderCreated, String, String> {
    private final Rig rig;
    final List<String> asked = new ArrayList<>();

    Asking(Rig rig) {
      this.rig = rig;
    }

    @Override
    public String name() {
      return "asking";
    }

    @Override
    public Topic topic() {
      return Rig.IN;
    }

    @Override
    public String lane(PaymentOrderCreated event) {
      return event.sellerId().value();
    }

    @Override
    public Map<EventEnvelope<PaymentOrderCreated>, String> claim(
        List<EventEnvelope<PaymentOrderCreated>> fresh, Instant now) {
      var questions = new LinkedHashMap<EventEnvelope<PaymentOrderCreated>, String>();
      for (var event : fresh) {
        goAsCalled(event.data());
        if (!event.data().sellerId().value().equals("nothing"))
          questions.put(event, event.aggregateId());
      }
      return questions;
    }

    @Override
    public String ask(String question) {
      rig.database.needsNoTransaction("asking");
      rig.faults.pass(Point.PSP_BEFORE_CALL);
      asked.add(question);
      rig.faults.pass(Point.PSP_AFTER_CALL);
      return "yes";
    }

    @Override
    public List<Recorded> record(
        List<Answered<PaymentOrderCreated, String, String>> answered, Instant now) {
      return answered.stream()
          .map(one -> {
            var event = one.event().data();
            if (isRefused(event)) return new Recorded(List.of(), "no");
            handled(rig, event.paymentOrderId());
            return new Recorded(List.of(told(event)), null);
          })
          .toList();
    }
  }

  /** Tells on. */
  static final class Echoing implements Step.Pass<PaymentOrderCreated> {
    @Override
    public String name() {
      return "echoing";
    }

    @Override
    public Topic topic() {
      return Rig.IN;
    }

    @Override
    public List<Event> pass(PaymentOrderCreated event) {
      goAsCalled(event);
      return List.of(told(event));
    }
  }
}
