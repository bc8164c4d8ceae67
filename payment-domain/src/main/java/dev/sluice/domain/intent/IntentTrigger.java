package dev.sluice.domain.intent;

import dev.sluice.domain.psp.PspAnswer;

/** What may happen to an intent. */
public sealed interface IntentTrigger {

  /** Authorize: somebody will call the PSP because of the news. */
  record Request() implements IntentTrigger {}

  /** Somebody is about to call the PSP for this attempt. */
  record Call(int attempt) implements IntentTrigger {}

  /** The PSP said something about this attempt. */
  record Told(int attempt, PspAnswer answer) implements IntentTrigger {}

  /** The shopper changed his mind before anybody asked the PSP. */
  record Cancel() implements IntentTrigger {}
}
