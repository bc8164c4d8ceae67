package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.Calls;
import dev.sluice.application.pipeline.Inbox;
import dev.sluice.application.pipeline.Pipeline;
import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Stream;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderCreated;
import dev.sluice.simulation.coverage.Coverage;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;
import dev.sluice.simulation.fault.Faults;
import dev.sluice.simulation.fault.Weather;
import dev.sluice.simulation.time.TurnedClock;
import dev.sluice.simulation.trace.Trace;
import dev.sluice.test.seeded.Chance;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One pipeline on a bench: toy events go in, effects and news come out. */
final class Rig {

  static final Topic IN = Topic.PAYMENT_ORDER_CREATED;
  static final Topic OUT = Topic.PAYMENT_ORDER_PSP_CALL_REQUESTED;
  static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  final Trace trace = new Trace(Trace.UNREAD);
  final Faults faults = new Faults(new Coverage());
  final Database database = new Database(faults, trace);
  final EnvelopeBook book = new EnvelopeBook();
  final InMemoryTopics topics;
  final CountingWatch watch = new CountingWatch();
  final TurnedClock clock = new TurnedClock(NOON);
  final InMemoryInbox inbox = new InMemoryInbox(database, clock);

  /** How often each order was handled. */
  final Table<PaymentOrderId, Integer> effects = new Table<>("effects", database);

  int mostPerPoll = 50;
  int group = 50;

  Rig() {
    this(1);
  }

  Rig(int partitions) {
    topics = new InMemoryTopics(partitions, book, trace);
  }

  /** News of an order; what the seller is called decides how it goes. */
  static EventEnvelope<PaymentOrderCreated> created(int number, String seller) {
    var event =
        new PaymentOrderCreated(
            new PaymentOrderId(number),
            new PaymentId(number),
            new PaymentIntentId(number),
            new SellerId(seller),
            Amount.of(1450, "EUR"));
    return EventEnvelope.of(event, Cause.door(TRACE), NOON);
  }

  void publish(String... sellers) {
    int number = topics.told(IN).size();
    for (var seller : sellers) topics.publish(created(++number, seller));
  }

  void publishGarbage() {
    topics.put(IN, 0, "key", "{".getBytes(StandardCharsets.UTF_8));
  }

  Pipeline.Tools tools() {
    return tools(inbox);
  }

  Pipeline.Tools tools(Inbox with) {
    Calls calls = new InMemoryCalls(database, Chance.of(1), group);
    return new Pipeline.Tools(database, with, new InMemoryFailures(), calls, watch, clock);
  }

  InMemoryStreams streams() {
    return new InMemoryStreams(topics, database, faults, Chance.of(1), "bench", mostPerPoll);
  }

  /** A new process: reads what is not committed yet, to the end. */
  void start(Step<PaymentOrderCreated> step) {
    start(step, inbox);
  }

  void start(Step<PaymentOrderCreated> step, Inbox with) {
    try (var stream = streams().open(step, 0)) {
      drain(stream, new Pipeline<>(step, stream, tools(with)));
    }
  }

  /** What a worker does: weather rewinds. */
  private static void drain(
      Stream<PaymentOrderCreated> stream, Pipeline<PaymentOrderCreated> pipeline) {
    while (true) {
      var batch = stream.poll(Duration.ZERO);
      if (batch.isEmpty()) return;
      try {
        pipeline.run(batch);
      } catch (Weather weather) {
        stream.rewind(batch);
      }
    }
  }

  /** Everything once more. */
  void replay(Step<PaymentOrderCreated> step) {
    topics.replay(step.name());
    start(step);
  }

  List<Integer> timesHandled() {
    return effects.all();
  }

  /** News, copies included. */
  List<EventId> told() {
    return topics.told(OUT).stream().map(EventEnvelope::eventId).toList();
  }

  /** Numbers of the orders news was told about, copies included. */
  List<Long> toldOf() {
    return told().stream()
        .map(id -> PaymentOrderId.of(id.value().substring(0, id.value().indexOf(':'))).number())
        .toList();
  }

  /** Offsets of what lies in the dead letter queue, copies included. */
  List<Long> dead() {
    return topics.dead(IN).stream().map(letter -> letter.raw().offset()).toList();
  }

  long committed(Step<?> step) {
    return topics.committed(step.name(), 0);
  }
}
