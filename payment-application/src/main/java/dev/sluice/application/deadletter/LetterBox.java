package dev.sluice.application.deadletter;

import java.time.Duration;
import java.util.List;

/** The dead letter queues of all topics, shared by all instances. Used by one thread at a time. */
public interface LetterBox {

  /**
   * What was put in since the last commit; empty after {@code atMost}.
   *
   * @throws RuntimeException when the weather is bad
   */
  List<FoundLetter> take(Duration atMost);

  /** What was taken is filed: nobody takes it again. */
  void commit();

  /** Begins again where the last commit was. */
  void reset();
}
