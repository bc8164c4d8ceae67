package dev.sluice.application.pipeline;

import dev.sluice.domain.event.EventEnvelope;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each step has seen, with the news it decided to send: a redelivery finds the news and sends
 * it again.
 */
public interface Inbox {

  /**
   * @param day the day of the event's own timestamp
   */
  record Key(String id, LocalDate day) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return id.compareTo(other.id);
    }
  }

  /**
   * @param refusal why the decision said no; null when it did not
   */
  record Seen(Key key, List<EventEnvelope<?>> news, @Nullable String refusal) {
    public Seen {
      news = List.copyOf(news);
    }
  }

  /** Another instance has recorded one of these meanwhile: roll back and run again. */
  final class AlreadyRecorded extends RuntimeException {
    public AlreadyRecorded(Throwable cause) {
      super("another instance was faster", cause, false, false);
    }
  }

  /**
   * In a transaction, after the locks: sees what others have committed by now.
   *
   * @throws IllegalArgumentException when a key is of a day the inbox has forgotten: it may have
   *     been seen, so it is never applied
   */
  Map<Key, Seen> known(String step, Collection<Key> keys);

  /**
   * In a transaction. Rows go in in the given order. Waits for whoever records the same in an open
   * transaction.
   *
   * @throws AlreadyRecorded when one of the keys is there already
   */
  void record(String step, List<Seen> seen);
}
