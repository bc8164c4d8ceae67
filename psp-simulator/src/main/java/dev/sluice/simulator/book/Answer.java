package dev.sluice.simulator.book;

import dev.sluice.simulator.request.Amount;
import dev.sluice.simulator.request.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the PSP said to a request. */
public sealed interface Answer {
  Instant at();

  /**
   * @param operation with {@code sequence} the reference, put together when told: one text less for
   *     each answer remembered
   * @param amount what the PSP did; null only when it did nothing and knows no currency
   */
  record Approved(Operation operation, long sequence, @Nullable Amount amount, Instant at)
      implements Answer {
    public String reference() {
      return operation.reference(sequence);
    }
  }

  record Declined(String reason, Instant at) implements Answer {}

  /** The result comes later. */
  record Accepted(Instant at) implements Answer {}
}
