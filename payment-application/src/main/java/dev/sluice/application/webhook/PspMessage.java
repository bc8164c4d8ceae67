package dev.sluice.application.webhook;

import dev.sluice.domain.dispute.DisputeStatus;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspKey;

/** What a PSP tells unasked. */
public sealed interface PspMessage {

  /** What became of an operation it had taken on. */
  record Result(PspKey key, PspAnswer answer) implements PspMessage {}

  /**
   * Money the shopper's bank took back. Each message says the whole, so they may come in any order.
   *
   * @param dispute the PSP's name for it
   * @param capture the key of the capture it is about
   */
  record Disputed(String dispute, DisputeStatus status, PspKey capture, Amount amount)
      implements PspMessage {}

  /**
   * @param eventId the PSP's name for the message: the same for every delivery of it
   */
  record Named(String eventId, PspMessage message) {}
}
