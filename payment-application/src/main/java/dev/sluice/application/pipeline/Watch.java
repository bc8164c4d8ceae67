package dev.sluice.application.pipeline;

import java.time.Duration;

/** What the pipeline tells whoever watches over it. */
public interface Watch {

  /** A batch went through. */
  void batch(String step, int size, Duration took);

  /** Records that were in the inbox already. */
  void duplicates(String step, int count);

  /** A decision said no. */
  void refused(String step);

  /** A record went to the dead letter queue. */
  void dead(String step);

  /** The step waits for weather to pass; zero when it goes on. */
  void blocked(String step, Duration since);

  /** A partition was given up until somebody looks; it is one however often that is told. */
  void parked(String step, int partition);
}
