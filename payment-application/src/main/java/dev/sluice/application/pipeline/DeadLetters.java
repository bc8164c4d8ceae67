package dev.sluice.application.pipeline;

import java.util.List;

/** The record of what went to a dead letter queue, for people. */
public interface DeadLetters {

  /**
   * In a transaction. One letter per step and place of the record; a letter recorded before stays
   * as it is.
   */
  void record(String step, List<DeadLetter> letters);
}
