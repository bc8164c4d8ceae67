package dev.sluice.service.door;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Times as the API speaks of them: RFC 3339. */
public final class Times {

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9999;
  private static final String FIRST_MOMENT = "T00:00:00Z";

  /**
   * @throws IllegalArgumentException when it is none, or one no payment can have
   */
  public static Instant of(String text) {
    try {
      var time = OffsetDateTime.parse(text);
      if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) return time.toInstant();
    } catch (DateTimeException bad) {
      // refused below like any other
    }
    throw new IllegalArgumentException("has to be a time such as 2026-01-31T12:00:00Z");
  }

  /**
   * A day stands for its first moment, UTC.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static Instant ofTimeOrDay(String text) {
    try {
      if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"))
        return of(LocalDate.parse(text) + FIRST_MOMENT);
      return of(text);
    } catch (DateTimeException | IllegalArgumentException bad) {
      throw new IllegalArgumentException(
          "has to be a time such as 2026-01-31T12:00:00Z or a day such as 2026-01-31", bad);
    }
  }

  private Times() {}
}
