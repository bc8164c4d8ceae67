package dev.sluice.simulator.book;

import dev.sluice.simulator.request.Amount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the PSP said to a request. */
public sealed interface Answer {
  Instant at();

  /**
   * @param amount what the PSP did; null only when it did nothing and knows no currency
   */
  record Approved(String reference, @Nullable Amount amount, Instant at) implements Answer {}

  record Declined(String reason, Instant at) implements Answer {}

  /** The result comes later. */
  record Accepted(Instant at) implements Answer {}
}
