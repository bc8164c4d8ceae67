package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.pipeline.Step;

/** Told when a Kafka transaction holds everything and is about to be committed. */
@FunctionalInterface
public interface BeforeCommit {
  BeforeCommit NOTHING = _ -> {};

  void reached(Step<?> step);
}
