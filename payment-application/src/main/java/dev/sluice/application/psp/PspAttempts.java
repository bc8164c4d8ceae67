package dev.sluice.application.psp;

import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspKey;
import java.time.Instant;
import java.util.List;

/** Every request and question to the PSP, on record before it is sent, with its answer. */
public interface PspAttempts {

  /** Who learnt an answer. */
  enum Source {
    CALL,
    ASKED,
    WEBHOOK
  }

  /**
   * @param n attempt of a call, number of a question
   */
  record Attempt(PspRequest request, Source source, int n) {}

  record Answer(PspKey key, Operation operation, Source source, int n, PspAnswer answer) {}

  /** In a transaction: about to be sent. One that is there already stays. */
  void open(List<Attempt> attempts, Instant now);

  /** In a transaction. What ended an operation stays, whatever is heard later. */
  void answered(List<Answer> answers, Instant now);
}
