package dev.sluice.infrastructure.pipeline;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * How far inbox and outbox reach back.
 *
 * @param kept days that are remembered; what is older is refused, never applied
 * @param ahead days made in advance
 */
public record Days(int kept, int ahead) {

  /** A day longer than it is remembered: whoever began before midnight finds it still there. */
  private static final int GRACE = 1;

  public Days {
    if (kept < 2 || kept > 366)
      throw new IllegalArgumentException("sluice.inbox.days has to be 2 to 366, not " + kept);
    if (ahead < 1 || ahead > 30)
      throw new IllegalArgumentException("sluice.inbox.days-ahead has to be 1 to 30, not " + ahead);
  }

  static LocalDate today(InstantSource clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** An event of an earlier day may have been seen and forgotten. */
  LocalDate oldest(InstantSource clock) {
    return today(clock).minusDays(kept);
  }

  /** The days events may be of, those made in advance included. */
  public List<LocalDate> remembered(InstantSource clock) {
    return oldest(clock).datesUntil(lastMade(clock).plusDays(1)).toList();
  }

  LocalDate firstKept(InstantSource clock) {
    return oldest(clock).minusDays(GRACE);
  }

  /** Yesterday's news may still be on their way; earlier days have long been made, or are rare. */
  LocalDate firstMade(InstantSource clock) {
    return today(clock).minusDays(1);
  }

  LocalDate lastMade(InstantSource clock) {
    return today(clock).plusDays(ahead);
  }
}
