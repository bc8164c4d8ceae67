package dev.sluice.application.order;

import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.money.Amount;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person found out about money in suspense, and whether a second one has confirmed it.
 *
 * @param n the capture it speaks of
 * @param suspended what was in suspense: what the PSP says it took, or what of that was too much
 * @param captured what of it became the order's; 0 until it is confirmed, and where nothing does
 */
public record Resolution(
    PaymentOrderId order,
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
    EXCESS_RETURNED
  }

  public enum Status {
    /** Waits for a second person. */
    PROPOSED,
    /** Booked. */
    RESOLVED
  }

  /** By whom else, and when. */
  public record Confirmation(String by, Instant at) {}

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
        order,
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
