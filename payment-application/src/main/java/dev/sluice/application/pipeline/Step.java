package dev.sluice.application.pipeline;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.outcome.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What one consumer does with its events. Four verbs cover all consumers; the pipeline does the
 * rest.
 */
public sealed interface Step<E extends Event> {

  /** The consumer's name: its group, its inbox, its metrics. */
  String name();

  Topic topic();

  /** Lock things, decide, save what moved. */
  non-sealed interface Decide<E extends Event, K extends Comparable<K>, T> extends Step<E> {

    /** A thing before and after a batch. */
    record Change<T>(T before, T after) {}

    K key(E event);

    /**
     * Locks the rows in key order.
     *
     * @return the things as they stand; a key without a thing makes its events poison
     */
    Map<K, T> lock(SortedSet<K> keys);

    /** Pure. */
    Outcome<T> decide(T thing, EventEnvelope<E> event, Instant now);

    void save(List<Change<T>> changes, Instant now);

    /** After the commit, outside of it: may be lost. */
    default void committed(Collection<T> moved) {}
  }

  /** Write facts that must exist once. */
  non-sealed interface Append<E extends Event> extends Step<E> {

    /** Pure: what is told about this event once it is written. */
    List<Event> news(E event);

    /**
     * Writes the facts of these events, in the transaction that records them as seen.
     *
     * @param lane smallest partition of the batch: two instances never have the same one at a time
     */
    void write(List<EventEnvelope<E>> fresh, int lane);

    /** After the commit, outside of it: may be lost. */
    default void committed(List<EventEnvelope<E>> written) {}
  }

  /** Ask somebody outside, with no transaction open. */
  non-sealed interface Ask<E extends Event, Q, A> extends Step<E> {

    /** An answered question with the event that asked for it. */
    record Answered<E extends Event, Q, A>(EventEnvelope<E> event, Q question, A answer) {}

    /**
     * @param refusal why the answer cannot be; null when it can
     */
    record Recorded(List<Event> news, @Nullable String refusal) {
      public Recorded {
        news = List.copyOf(news);
      }

      public static Recorded of(Outcome<?> outcome, List<Event> news) {
        return new Recorded(
            news, outcome instanceof Outcome.Refused<?> refused ? refused.reason() : null);
      }
    }

    /** Events with the same lane are asked about one after another. */
    String lane(E event);

    /** In a transaction: who has something to ask, written down before it is asked. */
    Map<EventEnvelope<E>, Q> claim(List<EventEnvelope<E>> fresh, Instant now);

    A ask(Q question);

    /** In a transaction: what the answers mean, in the order given. */
    List<Recorded> record(List<Answered<E, Q, A>> answered, Instant now);

    /** After the commit, outside of it: may be lost. */
    default void committed(List<Answered<E, Q, A>> answered) {}
  }

  /** A pure function of the event: no database. */
  non-sealed interface Pass<E extends Event> extends Step<E> {
    List<Event> pass(E event);
  }
}
