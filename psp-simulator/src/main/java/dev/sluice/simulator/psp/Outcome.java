package dev.sluice.simulator.psp;

import dev.sluice.simulator.book.Answer;
import java.time.Duration;

/** What a merchant gets for one request. */
public sealed interface Outcome {
  record Said(Answer answer) implements Outcome {}

  record KeyRunning() implements Outcome {}

  record KeyReused() implements Outcome {}

  record NoSuch(String what) implements Outcome {}

  record RateLimited(Duration retryAfter) implements Outcome {}

  record Failed() implements Outcome {}

  record Unavailable() implements Outcome {}

  /** No answer at all: hold the connection so long, then close it. */
  record Silence(Duration hold) implements Outcome {}
}
