package dev.sluice.simulator.book;

import dev.sluice.simulator.request.Amount;
import java.time.Instant;

/**
 * Money of a capture that the shopper's bank took back.
 *
 * @param capture sequence of the capture
 * @param key of the capture
 * @param at when it came to stand so
 */
public record Dispute(
    String id, long capture, String key, Amount amount, Standing standing, Instant at) {
  /** How it stands. */
  public enum Standing {
    OPENED,
    WON,
    LOST
  }

  Dispute decided(Standing outcome, Instant when) {
    return new Dispute(id, capture, key, amount, outcome, when);
  }
}
