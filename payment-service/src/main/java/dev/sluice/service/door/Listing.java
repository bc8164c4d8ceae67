package dev.sluice.service.door;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list. */
public record Listing<T>(
    List<T> data,
    boolean hasMore,
    @Schema(description = "Send it as cursor to get the next page; absent on the last one.")
        @Nullable String nextCursor) {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MOST = 100;

  /** How many things a page may have: 1 to 100, 20 unless said. */
  public static int limit(@Nullable String limit, Checks checks) {
    return checks.optional(limit, "?limit", Listing::checkedLimit).orElse(DEFAULT_LIMIT);
  }

  private static int checkedLimit(String text) {
    if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST)
      throw new IllegalArgumentException("has to be 1 to " + MOST);
    return Integer.parseInt(text);
  }

  /**
   * @param found one more than {@code limit} where there are more
   * @param cursor what the next page begins after
   */
  public static <V, T> Listing<T> of(
      List<V> found, int limit, Function<V, T> body, Function<V, String> cursor) {
    boolean more = found.size() > limit;
    var page = more ? found.subList(0, limit) : found;
    return new Listing<>(
        page.stream().map(body).toList(), more, more ? cursor.apply(page.getLast()) : null);
  }
}
