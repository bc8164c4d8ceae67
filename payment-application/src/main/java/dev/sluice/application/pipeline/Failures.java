package dev.sluice.application.pipeline;

/** Tells failures that pass from failures that stay. */
public interface Failures {

  enum Kind {
    /** Passes: the whole batch again, for as long as it takes. */
    WEATHER,
    /** A statement ran out of time: weather, but a smaller batch may help. */
    SLOW,
    /** Stays: this record will fail every time. */
    POISON
  }

  /** The same whatever is wrapped around it. A stream that was lost is weather. */
  Kind kindOf(Throwable failure);
}
