package dev.sluice.consumers.config;

import dev.sluice.application.pipeline.Pipeline;
import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Streams;
import dev.sluice.application.pipeline.Worker;
import dev.sluice.domain.event.Event;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Makes the workers of every consumer group. */
@Component
public final class Workers {

  private final Streams streams;
  private final Pipeline.Tools tools;
  private final ConsumersProperties properties;

  Workers(Streams streams, Pipeline.Tools tools, ConsumersProperties properties) {
    this.streams = streams;
    this.tools = tools;
    this.properties = properties;
  }

  int threadsOf(Step<?> step) {
    return properties.threads().getOrDefault(step.name(), properties.defaultThreads());
  }

  <E extends Event> Worker<E> worker(Step<E> step, int thread) {
    return new Worker<>(step, streams, thread, tools);
  }

  /** How long a stop waits for a batch in hand. */
  Duration patience() {
    return properties.stopPatience();
  }
}
