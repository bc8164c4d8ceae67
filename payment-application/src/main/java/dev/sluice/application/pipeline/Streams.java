package dev.sluice.application.pipeline;

import dev.sluice.domain.event.Event;

/** Opens the stream of a step. */
public interface Streams {

  /**
   * Joins the step's group and fences whoever had this place before.
   *
   * @param thread number of the worker among those of the same step in this process, from 0
   */
  <E extends Event> Stream<E> open(Step<E> step, int thread);
}
