package dev.sluice.domain.intent;

import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;

/** What may happen to an intent. */
public sealed interface IntentTrigger {

  /** Authorize, or whatever runs once more: somebody will call the PSP because of the news. */
  record Request() implements IntentTrigger {}

  /** Somebody is about to call the PSP for this attempt. */
  record Call(Operation operation, int attempt) implements IntentTrigger {}

  /**
   * The PSP said something about this attempt.
   *
   * @param operation authorize, or void where the key of the authorization is being closed
   * @param question the question it answers; 0 when nobody asked
   */
  record Told(Operation operation, int attempt, int question, PspAnswer answer)
      implements IntentTrigger {}

  /** The authorization would be over by now, had there been one. */
  record Expire() implements IntentTrigger {}

  /**
   * People have looked at an intent in review.
   *
   * @param held whether the PSP holds what it was asked for, whatever it said first; otherwise what
   *     it holds is given back
   */
  record Resolve(boolean held) implements IntentTrigger {}

  /** The shopper changed his mind before anybody asked the PSP. */
  record Cancel() implements IntentTrigger {}

  /** Whether it may be about closing the key of an authorization that never arrived. */
  default boolean isAboutVoid() {
    return switch (this) {
      case Call call -> call.operation().equals(Operation.VOID);
      case Told told -> told.operation().equals(Operation.VOID);
      case Request _, Expire _ -> true;
      case Cancel _, Resolve _ -> false;
    };
  }
}
