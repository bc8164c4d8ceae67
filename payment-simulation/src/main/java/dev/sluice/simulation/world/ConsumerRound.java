package dev.sluice.simulation.world;

import dev.sluice.application.pipeline.Pipeline;
import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Stream;
import dev.sluice.application.pipeline.Streams;
import dev.sluice.domain.event.Event;
import dev.sluice.simulation.fault.Weather;
import java.time.Duration;

/** One consumer, a batch at a time: what its worker does, without waiting. */
final class ConsumerRound<E extends Event> implements Actor.Round {

  private static final int THREAD = 0;

  private final Step<E> step;
  private final Streams streams;
  private final Pipeline.Tools tools;
  private Stream<E> stream;
  private Pipeline<E> pipeline;

  ConsumerRound(Step<E> step, Streams streams, Pipeline.Tools tools) {
    this.step = step;
    this.streams = streams;
    this.tools = tools;
    this.stream = streams.open(step, THREAD);
    this.pipeline = new Pipeline<>(step, stream, tools);
  }

  @Override
  public boolean act() {
    try {
      var batch = stream.poll(Duration.ZERO);
      if (batch.isEmpty()) return false;
      try {
        pipeline.run(batch);
      } catch (Weather weather) {
        stream.rewind(batch);
      }
    } catch (Stream.Lost lost) {
      stream.close();
      stream = streams.open(step, THREAD);
      pipeline = new Pipeline<>(step, stream, tools);
    }
    return true;
  }
}
