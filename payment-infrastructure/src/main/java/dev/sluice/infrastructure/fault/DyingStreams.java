package dev.sluice.infrastructure.fault;

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

/** Streams whose sends may never begin, although the database has committed. */
record DyingStreams(Streams streams, FaultPoints points) implements Streams {

  @Override
  public <E extends Event> Stream<E> open(Step<E> step, int thread) {
    var stream = streams.open(step, thread);
    // whoever only passes on has committed nothing before
    return step instanceof Step.Pass<E> ? stream : new Dying<>(stream, points);
  }

  private record Dying<E extends Event>(Stream<E> stream, FaultPoints points) implements Stream<E> {
    @Override
    public Batch<E> poll(Duration atMost) {
      return stream.poll(atMost);
    }

    @Override
    public void send(
        List<EventEnvelope<?>> news, List<DeadLetter> dead, Map<Integer, Long> offsets) {
      points.reached(FaultPoint.AFTER_DATABASE_COMMIT);
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
  }
}
