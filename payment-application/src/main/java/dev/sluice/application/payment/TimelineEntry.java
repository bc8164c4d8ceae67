package dev.sluice.application.payment;

import dev.sluice.domain.money.Amount;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened to a payment.
 *
 * @param subject public id of what it happened to
 * @param detail in a word: what the PSP answered, which movement was booked
 * @param cause id of the event it follows from, where that is known
 */
public record TimelineEntry(
    Instant at,
    Kind kind,
    String subject,
    Optional<Amount> amount,
    Optional<String> detail,
    Optional<String> cause) {

  /** What happened, in the order in which it happens when it happens at once. */
  public enum Kind {
    ACCEPTED,
    /** The PSP was asked to do something. */
    PSP_CALL,
    /** The PSP was asked what it had done. */
    PSP_ASKED,
    /** The PSP told unasked. */
    PSP_WEBHOOK,
    AUTHORIZED,
    REFUND_REQUESTED,
    CAPTURED,
    REFUND_ENDED,
    DISPUTE_OPENED,
    DISPUTE_ENDED,
    /** People took it out of review. */
    RESOLVED,
    BOOKED,
    /** Nothing more will be captured. */
    COMPLETED
  }
}
