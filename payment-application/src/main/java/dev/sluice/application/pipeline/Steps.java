package dev.sluice.application.pipeline;

import dev.sluice.application.pipeline.Inbox.Seen;
import dev.sluice.application.pipeline.Step.Append;
import dev.sluice.application.pipeline.Step.Ask;
import dev.sluice.application.pipeline.Step.Decide;
import dev.sluice.application.pipeline.Step.Pass;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.outcome.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The database half of each verb: one transaction per part of a batch, what is known is not decided
 * again.
 */
final class Steps<E extends Event> {

  record Question<E extends Event, Q>(Delivery<E> delivery, Q question) {}

  private final Step<E> step;
  private final Pipeline.Tools tools;

  Steps(Step<E> step, Pipeline.Tools tools) {
    this.step = step;
    this.tools = tools;
  }

  <K extends Comparable<K>, T> List<Done<E>> decide(
      Decide<E, K, T> decide, List<Delivery<E>> part) {
    var changes = new ArrayList<Decide.Change<T>>();
    var done =
        tools
            .transactions()
            .run(() -> {
              changes.clear();
              var keys = new TreeSet<K>();
              for (var delivery : part) keys.add(decide.key(delivery.envelope().data()));
              var before = decide.lock(keys);
              var known = known(part);
              var now = tools.clock().instant();
              var after = new HashMap<K, T>(before);
              var seen = new ArrayList<Seen>();
              var ends = new ArrayList<Done<E>>();
              for (var delivery : part) {
                var row = known.get(delivery.inboxKey());
                if (row == null) {
                  row = decideOne(decide, delivery, after, now);
                  remember(row, delivery, known, seen);
                }
                ends.add(Done.with(delivery, row));
              }
              for (var key : keys) {
                var was = before.get(key);
                var is = after.get(key);
                if (was != null && is != null && !was.equals(is))
                  changes.add(new Decide.Change<>(was, is));
              }
              if (!changes.isEmpty()) decide.save(changes, now);
              tools.inbox().record(step.name(), seen);
              return ends;
            });
    if (!changes.isEmpty()) decide.committed(changes.stream().map(Decide.Change::after).toList());
    return done;
  }

  private <K extends Comparable<K>, T> Seen decideOne(
      Decide<E, K, T> decide, Delivery<E> delivery, Map<K, T> things, Instant now) {
    var envelope = delivery.envelope();
    var key = decide.key(envelope.data());
    var thing = things.get(key);
    if (thing == null) throw new IllegalStateException("nothing known under " + key);
    var outcome = decide.decide(thing, envelope, now);
    things.put(key, outcome.after());
    var refusal = outcome instanceof Outcome.Refused<T> refused ? refused.reason() : null;
    return new Seen(delivery.inboxKey(), follow(envelope, outcome.news(), now), refusal);
  }

  List<Done<E>> append(Append<E> append, List<Delivery<E>> part, int lane) {
    var written = new ArrayList<EventEnvelope<E>>();
    var done =
        tools
            .transactions()
            .run(() -> {
              written.clear();
              var known = known(part);
              var rows = new HashMap<>(known);
              var seen = new ArrayList<Seen>();
              for (var delivery : part) {
                if (known.containsKey(delivery.inboxKey())) continue;
                var envelope = delivery.envelope();
                // the facts are the event's own, so is their time: written again they are the same
                var news = follow(envelope, append.news(envelope.data()), envelope.timestamp());
                var row = new Seen(delivery.inboxKey(), news, null);
                rows.put(delivery.inboxKey(), row);
                remember(row, delivery, known, seen);
                written.add(envelope);
              }
              if (!seen.isEmpty()) {
                seen.sort(Comparator.comparing(Seen::key));
                tools.inbox().record(step.name(), seen);
                append.write(List.copyOf(written), lane);
              }
              return part.stream().map(d -> Done.with(d, rowOf(rows, d))).toList();
            });
    if (!written.isEmpty()) append.committed(List.copyOf(written));
    return done;
  }

  List<Done<E>> pass(Pass<E> pass, List<Delivery<E>> part) {
    return part.stream()
        .map(delivery -> {
          var envelope = delivery.envelope();
          var news = follow(envelope, pass.pass(envelope.data()), envelope.timestamp());
          return new Done<>(delivery, news, null, null, false);
        })
        .toList();
  }

  /** Finds what has something to ask; what has not is done with. */
  <Q, A> List<Done<E>> claim(
      Ask<E, Q, A> ask, List<Delivery<E>> part, List<Question<E, Q>> questions) {
    var claimed = new ArrayList<Question<E, Q>>();
    var done =
        tools
            .transactions()
            .run(() -> {
              claimed.clear();
              var known = known(part);
              var fresh = part.stream().filter(d -> !known.containsKey(d.inboxKey())).toList();
              var asks =
                  fresh.isEmpty()
                      ? Map.<EventEnvelope<E>, Q>of()
                      : ask.claim(
                          fresh.stream().map(Delivery::envelope).toList(), tools.clock().instant());
              var ends = new ArrayList<Done<E>>();
              var idle = new ArrayList<Seen>();
              for (var delivery : part) {
                var row = known.get(delivery.inboxKey());
                var question = asks.get(delivery.envelope());
                if (row == null && question != null) {
                  claimed.add(new Question<>(delivery, question));
                  continue;
                }
                if (row == null) {
                  row = new Seen(delivery.inboxKey(), List.of(), null);
                  remember(row, delivery, known, idle);
                }
                ends.add(Done.with(delivery, row));
              }
              tools.inbox().record(step.name(), idle);
              return ends;
            });
    questions.addAll(claimed);
    return done;
  }

  static <E extends Event, Q> List<List<Question<E, Q>>> lanes(
      Ask<E, Q, ?> ask, List<Question<E, Q>> questions) {
    var lanes = new LinkedHashMap<String, List<Question<E, Q>>>();
    for (var question : questions)
      lanes
          .computeIfAbsent(ask.lane(question.delivery().envelope().data()), _ -> new ArrayList<>())
          .add(question);
    return List.copyOf(lanes.values());
  }

  /** Records answers. Whoever was faster has recorded his: his news count, ours are dropped. */
  <Q, A> List<Done<E>> record(Ask<E, Q, A> ask, List<Calls.Answered<Question<E, Q>, A>> group) {
    var recorded = new ArrayList<Ask.Answered<E, Q, A>>();
    var done =
        tools
            .transactions()
            .run(() -> {
              recorded.clear();
              var known = known(group.stream().map(g -> g.question().delivery()).toList());
              var rows = new HashMap<>(known);
              var fresh = new ArrayList<Delivery<E>>();
              for (var one : group) {
                var delivery = one.question().delivery();
                if (rows.containsKey(delivery.inboxKey())) continue;
                var answered =
                    new Ask.Answered<>(
                        delivery.envelope(), one.question().question(), one.answer());
                recorded.add(answered);
                fresh.add(delivery);
              }
              if (!recorded.isEmpty()) {
                var now = tools.clock().instant();
                var results = ask.record(recorded, now);
                var seen = new ArrayList<Seen>();
                for (int i = 0; i < recorded.size(); i++) {
                  var answered = recorded.get(i);
                  var key = fresh.get(i).inboxKey();
                  var result = results.get(i);
                  var row =
                      new Seen(key, follow(answered.event(), result.news(), now), result.refusal());
                  rows.put(key, row);
                  remember(row, fresh.get(i), known, seen);
                }
                tools.inbox().record(step.name(), seen);
              }
              return group.stream()
                  .map(g -> g.question().delivery())
                  .map(delivery -> Done.with(delivery, rowOf(rows, delivery)))
                  .toList();
            });
    if (!recorded.isEmpty()) ask.committed(recorded);
    return done;
  }

  private static <E extends Event> Seen rowOf(Map<Inbox.Key, Seen> rows, Delivery<E> delivery) {
    var row = rows.get(delivery.inboxKey());
    if (row == null) throw new IllegalStateException("no inbox row for " + delivery.inboxId());
    return row;
  }

  /**
   * What was seen of these, by their own key and by that of their event. A replay of an event whose
   * effect is there says nothing new, whether it came before its letter was replayed or after.
   */
  private Map<Inbox.Key, Seen> known(List<Delivery<E>> part) {
    var keys = new LinkedHashSet<Inbox.Key>();
    for (var delivery : part) {
      keys.add(delivery.inboxKey());
      keys.add(delivery.eventKey());
    }
    var known = new HashMap<>(tools.inbox().known(step.name(), keys));
    int duplicates = 0;
    for (var delivery : part) {
      var event = known.get(delivery.eventKey());
      if (event != null && event.refusal() == null) known.putIfAbsent(delivery.inboxKey(), event);
      if (known.containsKey(delivery.inboxKey())) duplicates++;
    }
    if (duplicates > 0) tools.watch().duplicates(step.name(), duplicates);
    return known;
  }

  /** A replay of an event nobody has seen is that event: later copies of it find it done. */
  private static void remember(
      Seen row, Delivery<?> delivery, Map<Inbox.Key, Seen> known, List<Seen> seen) {
    seen.add(row);
    if (delivery.isReplay() && !known.containsKey(delivery.eventKey()))
      seen.add(new Seen(delivery.eventKey(), row.news(), row.refusal()));
  }

  private static List<EventEnvelope<?>> follow(
      EventEnvelope<?> parent, List<Event> news, Instant at) {
    return news.stream().<EventEnvelope<?>>map(event -> parent.followedBy(event, at)).toList();
  }
}
