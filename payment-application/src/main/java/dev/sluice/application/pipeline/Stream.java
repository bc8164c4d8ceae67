package dev.sluice.application.pipeline;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One consumer of one topic with a producer of its own. Used by one thread. */
public interface Stream<E extends Event> extends AutoCloseable {

  /**
   * The stream was fenced or thrown out of its group: close it and open a new one from the
   * committed offsets.
   */
  final class Lost extends RuntimeException {
    public Lost(Throwable cause) {
      super("thrown out of the group or fenced", cause);
    }
  }

  /**
   * What there is to read, at most one batch; empty after {@code atMost}. What is no event of this
   * topic is unreadable.
   */
  Batch<E> poll(Duration atMost);

  /**
   * News, dead letters and offsets in one broker transaction: all of it is visible, or nothing.
   *
   * @param offsets per partition the next offset to read; empty when only news leave for now
   * @throws Lost when this stream must not go on
   * @throws IllegalStateException when this thread holds a database transaction
   */
  void send(List<EventEnvelope<?>> news, List<DeadLetter> dead, Map<Integer, Long> offsets);

  /** The batch will be read again from its beginning, of partitions parked meanwhile too. */
  void rewind(Batch<E> batch);

  /**
   * Reads nothing more of this partition and stands before {@code offset} there: somebody has to
   * look.
   */
  void park(int partition, long offset);

  @Override
  void close();
}
