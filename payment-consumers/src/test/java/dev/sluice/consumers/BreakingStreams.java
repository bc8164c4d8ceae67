package dev.sluice.consumers;

import dev.sluice.application.pipeline.Batch;
import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Stream;
import dev.sluice.application.pipeline.Streams;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;

/**
 * Streams that die where it hurts: after the database has committed and before the broker has. What
 * the process knew is gone, as after a crash; the next stream begins at the committed offsets.
 */
final class BreakingStreams implements Streams {

  private final Streams real;
  private final Map<String, AtomicInteger> deaths = new ConcurrentHashMap<>();
  private final Set<String> mute = ConcurrentHashMap.newKeySet();

  BreakingStreams(Streams real) {
    this.real = real;
  }

  /** The next so many commits of this step do not happen. */
  void breakNext(String step, int times) {
    deaths.put(step, new AtomicInteger(times));
  }

  /**
   * From now on the broker takes nothing of this step. It lives and goes on reading: who dies and
   * joins anew each time may be given the same partition for ever, and never see the others.
   */
  void mute(String step) {
    mute.add(step);
  }

  int left(String step) {
    return deaths.getOrDefault(step, new AtomicInteger()).get();
  }

  @Override
  public <E extends Event> Stream<E> open(Step<E> step, int thread) {
    var stream = real.open(step, thread);
    return new Stream<>() {
      @Override
      public Batch<E> poll(Duration atMost) {
        return stream.poll(atMost);
      }

      @Override
      public void send(
          List<EventEnvelope<?>> news, List<DeadLetter> dead, Map<Integer, Long> offsets) {
        if (mute.contains(step.name())) throw new KafkaException("the broker takes nothing");
        var left = deaths.get(step.name());
        if (left != null && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0)
          throw new Lost(new IllegalStateException("died before the broker's commit"));
        stream.send(news, dead, offsets);
      }

      @Override
      public void rewind(Batch<E> batch) {
        stream.rewind(batch);
      }

      @Override
      public void park(int partition, long offset) {
        stream.park(partition, offset);
      }

      @Override
      public void close() {
        stream.close();
      }
    };
  }
}
