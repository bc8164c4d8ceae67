package dev.sluice.domain.seller;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a seller and the platform agreed on for a time.
 *
 * @param from the first moment it counts
 * @param until the first moment it counts no more; null while nobody has ended it
 */
public record Contract(Instant from, @Nullable Instant until, Commission commission) {

  public Contract {
    if (until != null && !until.isAfter(from))
      throw new IllegalArgumentException("has to end after it begins");
  }

  public boolean isValidAt(Instant at) {
    return !at.isBefore(from) && (until == null || at.isBefore(until));
  }

  boolean overlaps(Contract later) {
    return until == null || until.isAfter(later.from);
  }
}
