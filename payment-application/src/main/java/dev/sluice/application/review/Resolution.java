package dev.sluice.application.review;

import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.money.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a person found out about something in review, and whether it counts.
 *
 * @param subject the public id of what was in review: an intent, a payment (its void), an order, a
 *     refund
 * @param payment which it belongs to, or will belong to
 * @param n the capture it speaks of; 0 of everything but an order
 * @param suspended what was in suspense: what the PSP says it took, or what of that was too much
 * @param captured what of it became the order's; 0 until it is confirmed, and where nothing does
 * @param confirmation by whom and when it came to count: a second person where money is booked
 */
public record Resolution(
    String subject,
    PaymentId payment,
    int n,
    Verdict verdict,
    Amount suspended,
    Amount captured,
    String reason,
    String proposedBy,
    Instant proposedAt,
    Optional<Confirmation> confirmation) {

  /** What a person can find out. */
  public enum Verdict {
    /**
     * The PSP took it: what the order had open becomes captured, anything more stays in suspense.
     */
    CAPTURED,
    /** The PSP took nothing, or has given it back. */
    CAPTURE_FAILED,
    /** What the PSP had taken too much the shopper has back. */
    EXCESS_RETURNED,
    /** The PSP holds what it was asked to hold, whatever it said first. */
    AUTHORIZED,
    /** It holds something else: that is given back, and the shopper has to pay anew. */
    DECLINED,
    /** It holds nothing of the payment any more. */
    VOIDED,
    /** The shopper has what the PSP says it gave back, or all of it where it says nothing. */
    SUCCEEDED,
    /** He has nothing of it: it can be asked for again. */
    FAILED;

    public static final List<Verdict> OF_ORDERS =
        List.of(CAPTURED, CAPTURE_FAILED, EXCESS_RETURNED);
    public static final List<Verdict> OF_INTENTS = List.of(AUTHORIZED, DECLINED);
    public static final List<Verdict> OF_VOIDS = List.of(VOIDED);
    public static final List<Verdict> OF_REFUNDS = List.of(SUCCEEDED, FAILED);
  }

  public enum Status {
    /** Waits for a second person. */
    PROPOSED,
    /** It counts, and what follows from it is booked. */
    RESOLVED
  }

  /** By whom, and when. */
  public record Confirmation(String by, Instant at) {}

  /** What somebody says. */
  static Resolution said(
      String subject,
      PaymentId payment,
      int n,
      Verdict verdict,
      Amount suspended,
      Saying saying,
      Instant at) {
    var nothing = Amount.zero(suspended.currency());
    return new Resolution(
        subject,
        payment,
        n,
        verdict,
        suspended,
        nothing,
        saying.reason(),
        saying.by(),
        at,
        Optional.empty());
  }

  /**
   * Who says it, and why.
   *
   * @param by the person, whatever client she comes with
   */
  public record Saying(String by, String reason) {}

  public Status status() {
    return confirmation.isPresent() ? Status.RESOLVED : Status.PROPOSED;
  }

  /** What stays in suspense after it, because the PSP took more than there was to take. */
  public Amount excess() {
    return status() == Status.RESOLVED && verdict == Verdict.CAPTURED
        ? suspended.minus(captured)
        : Amount.zero(suspended.currency());
  }

  Resolution confirmed(String by, Instant at, Amount became) {
    return new Resolution(
        subject,
        payment,
        n,
        verdict,
        suspended,
        became,
        reason,
        proposedBy,
        proposedAt,
        Optional.of(new Confirmation(by, at)));
  }
}
