package dev.sluice.application.pipeline;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs questions to the outside side by side. */
public interface Calls {

  record Answered<Q, A>(Q question, A answer) {}

  /**
   * Calls of one lane run one after another, lanes side by side. Answers are handed over in small
   * groups on the calling thread while others are still running; returns when all are handed over.
   *
   * <p>A call that throws ends its lane; the others go on, and what it has thrown is thrown at the
   * end. When a group cannot be handed over, nothing more is asked.
   *
   * @throws IllegalStateException when this thread holds a database transaction
   */
  <Q, A> void run(List<List<Q>> lanes, Function<Q, A> call, Consumer<List<Answered<Q, A>>> group);
}
