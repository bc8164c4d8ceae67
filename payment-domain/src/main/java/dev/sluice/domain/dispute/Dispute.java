package dev.sluice.domain.dispute;

import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.outcome.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money of one order that the shopper's bank took back. Whoever decides about it holds the lock of
 * the order.
 *
 * @param amount never more than could go back when it was opened: the shopper is not paid twice
 * @param bearer who pays for it; null until it is lost
 * @param commission what of its commission the platform gives back, as for a refund
 * @param decidedAt null while it is open
 */
public record Dispute(
    DisputeId id,
    Amount amount,
    DisputeStatus status,
    @Nullable Bearer bearer,
    Amount commission,
    Instant openedAt,
    @Nullable Instant decidedAt) {

  public Dispute {
    if (!amount.isPositive()) throw new IllegalArgumentException("a dispute of " + amount);
    if ((status == DisputeStatus.LOST) != (bearer != null))
      throw new IllegalArgumentException("%s of a dispute, borne by %s".formatted(status, bearer));
  }

  public static Dispute opened(DisputeId id, Amount amount, Instant at) {
    var nothing = Amount.zero(amount.currency());
    return new Dispute(id, amount, DisputeStatus.OPENED, null, nothing, at, null);
  }

  /** Whether the shopper has the money, as far as anybody knows. */
  public boolean isClaiming() {
    return status != DisputeStatus.WON;
  }

  /** What the shopper keeps and the seller pays for: it counts like a refund. */
  public Amount lostBySeller() {
    return bearer == Bearer.SELLER ? amount : Amount.zero(amount.currency());
  }

  public Outcome<Dispute> won(Instant now) {
    return switch (status) {
      case OPENED -> Outcome.moved(decided(DisputeStatus.WON, null, commission, now));
      case WON -> Outcome.already(this);
      case LOST -> Outcome.refused(this, id + " is lost");
    };
  }

  /**
   * @param back what of its commission the platform gives back when the seller bears it
   */
  public Outcome<Dispute> lost(Bearer by, Amount back, Instant now) {
    return switch (status) {
      case OPENED ->
          Outcome.moved(
              decided(DisputeStatus.LOST, by, by == Bearer.SELLER ? back : commission, now));
      case LOST ->
          by == bearer
              ? Outcome.already(this)
              : Outcome.refused(this, "%s is borne by %s".formatted(id, bearer));
      case WON -> Outcome.refused(this, id + " is won");
    };
  }

  private Dispute decided(DisputeStatus to, @Nullable Bearer by, Amount back, Instant now) {
    return new Dispute(id, amount, to, by, back, openedAt, now);
  }
}
