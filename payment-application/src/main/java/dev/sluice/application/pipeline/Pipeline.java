package dev.sluice.application.pipeline;

import dev.sluice.application.pipeline.Step.Append;
import dev.sluice.application.pipeline.Step.Ask;
import dev.sluice.application.pipeline.Step.Decide;
import dev.sluice.application.pipeline.Step.Pass;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The one machine behind every consumer: first the database transaction, then one broker
 * transaction with the news and the offsets. A crash between the two costs nothing: the redelivery
 * finds its news in the inbox.
 *
 * <p>One per worker, used by one thread.
 */
public final class Pipeline<E extends Event> {

  /** What every pipeline of a process shares. */
  public record Tools(
      Transactions transactions,
      Inbox inbox,
      Failures failures,
      Calls calls,
      Watch watch,
      InstantSource clock) {}

  private final Step<E> step;
  private final Stream<E> stream;
  private final Tools tools;
  private final Isolation isolation;
  private final Steps<E> steps;
  private final PoisonStreaks streaks = new PoisonStreaks();

  public Pipeline(Step<E> step, Stream<E> stream, Tools tools) {
    this.step = step;
    this.stream = stream;
    this.tools = tools;
    this.isolation = new Isolation(tools.failures());
    this.steps = new Steps<>(step, tools);
  }

  /**
   * Handles one batch to its end.
   *
   * @throws RuntimeException weather: nothing is committed at the broker, the batch has to be
   *     rewound and run again
   */
  public void run(Batch<E> batch) {
    var start = tools.clock().instant();
    var fresh = oncePerEvent(batch.deliveries());
    var done = new LinkedHashMap<String, Done<E>>();
    if (step instanceof Ask<E, ?, ?> ask) ask(ask, batch, fresh, done);
    else {
      isolate(fresh, part -> attempt(part, batch), done);
      finish(batch, fresh, done, Set.of());
    }
    tools
        .watch()
        .batch(step.name(), batch.size(), Duration.between(start, tools.clock().instant()));
  }

  private List<Done<E>> attempt(List<Delivery<E>> part, Batch<E> batch) {
    return switch (step) {
      case Decide<E, ?, ?> decide -> steps.decide(decide, part);
      case Append<E> append -> steps.append(append, part, lane(batch));
      case Pass<E> pass -> steps.pass(pass, part);
      case Ask<E, ?, ?> _ -> throw new IllegalStateException("asking has its own way");
    };
  }

  /** Claim, call, record: answered calls leave in small commits, the offsets go with the last. */
  private <Q, A> void ask(
      Ask<E, Q, A> ask, Batch<E> batch, List<Delivery<E>> fresh, Map<String, Done<E>> done) {
    var questions = new ArrayList<Steps.Question<E, Q>>();
    isolate(fresh, part -> steps.claim(ask, part, questions), done);
    var open = new HashSet<>(questions);
    var sent = new HashSet<String>();
    tools
        .calls()
        .<Steps.Question<E, Q>, A>run(
            Steps.lanes(ask, questions),
            question ->
                EventLog.during(question.delivery().envelope(), () -> ask.ask(question.question())),
            group -> {
              var answered = new LinkedHashMap<String, Done<E>>();
              isolation.run(
                  group,
                  part ->
                      steps.record(ask, part).forEach(d -> answered.put(d.delivery().inboxId(), d)),
                  (one, failure) ->
                      answered.put(
                          one.question().delivery().inboxId(),
                          Done.poison(one.question().delivery(), failure)));
              done.putAll(answered);
              group.forEach(one -> open.remove(one.question()));
              if (open.isEmpty()) return;
              stream.send(newsOf(answered.values()), List.of(), Map.of());
              sent.addAll(answered.keySet());
            });
    finish(batch, fresh, done, sent);
  }

  private void isolate(
      List<Delivery<E>> deliveries,
      Function<List<Delivery<E>>, List<Done<E>>> work,
      Map<String, Done<E>> done) {
    isolation.run(
        deliveries,
        part -> work.apply(part).forEach(d -> done.put(d.delivery().inboxId(), d)),
        (delivery, failure) -> done.put(delivery.inboxId(), Done.poison(delivery, failure)));
  }

  /**
   * One broker transaction: all news in record order, dead letters, offsets.
   *
   * @param sent whose news have left already
   */
  private void finish(
      Batch<E> batch, List<Delivery<E>> fresh, Map<String, Done<E>> done, Set<String> sent) {
    var look = streaks.look(fresh, done, batch.unreadable());
    var parked = look.parked();
    var offsets = batch.end();
    offsets.putAll(parked);
    var ends = new ArrayList<Done<E>>();
    for (var delivery : fresh) {
      var end = done.get(delivery.inboxId());
      if (end == null || isParked(parked, delivery.raw())) continue;
      ends.add(end);
      EventLog.handled(step.name(), end);
    }
    var dead = new ArrayList<DeadLetter>();
    for (var letter : batch.unreadable()) if (!isParked(parked, letter.raw())) dead.add(letter);
    for (var end : ends)
      if (end.reason() != null)
        dead.add(
            new DeadLetter(
                end.delivery().raw(),
                end.delivery().eventId(),
                end.delivery().replay(),
                end.reason(),
                end.exception(),
                end.refused()));
    var unsent = ends.stream().filter(end -> !sent.contains(end.delivery().inboxId())).toList();
    stream.send(newsOf(unsent), dead, offsets);
    // only now: a batch that has to be run again is not counted twice
    streaks.remember(look);
    dead.forEach(this::tell);
    parked.forEach((partition, offset) -> {
      stream.park(partition, offset);
      tools.watch().parked(step.name(), partition);
    });
  }

  private void tell(DeadLetter letter) {
    if (letter.refused()) tools.watch().refused(step.name());
    else tools.watch().dead(step.name());
    EventLog.dead(step.name(), letter);
  }

  private static boolean isParked(Map<Integer, Long> parked, RawRecord raw) {
    var offset = parked.get(raw.partition());
    return offset != null && raw.offset() >= offset;
  }

  private List<EventEnvelope<?>> newsOf(Iterable<Done<E>> ends) {
    var news = new ArrayList<EventEnvelope<?>>();
    for (var end : ends) news.addAll(end.news());
    return news;
  }

  /**
   * A later copy in the same batch says nothing new. A replay goes before a copy of its event,
   * which it stands for: both would be decided side by side, neither seeing the other in the inbox.
   */
  private List<Delivery<E>> oncePerEvent(List<Delivery<E>> deliveries) {
    var first = new LinkedHashMap<String, Delivery<E>>();
    for (var delivery : deliveries)
      first.merge(
          delivery.eventId(),
          delivery,
          (one, other) -> other.replay() > one.replay() ? other : one);
    if (first.size() < deliveries.size())
      tools.watch().duplicates(step.name(), deliveries.size() - first.size());
    return List.copyOf(first.values());
  }

  private static int lane(Batch<?> batch) {
    return batch.deliveries().stream().mapToInt(d -> d.raw().partition()).min().orElse(0);
  }
}
