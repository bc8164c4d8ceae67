package dev.sluice.service.door;

import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import java.util.function.Function;

/**
 * An id that stands in an address: one that cannot be an id is that of nothing.
 *
 * @param unknown what its sender is told then, and when nothing of his has this id
 */
public record InPath<T>(Function<String, T> read, String unknown) {

  /**
   * @throws Problem {@link #notFound}
   */
  public T id(String text) {
    try {
      return read.apply(text);
    } catch (IllegalArgumentException bad) {
      throw notFound();
    }
  }

  public Problem notFound() {
    return new Problem(ErrorCode.NOT_FOUND, unknown);
  }
}
