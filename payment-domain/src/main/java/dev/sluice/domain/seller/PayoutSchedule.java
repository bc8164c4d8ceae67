package dev.sluice.domain.seller;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** How often what is available is paid out by itself. */
public enum PayoutSchedule {
  DAILY,
  /** From Monday on. */
  WEEKLY,
  /** From the first on. */
  MONTHLY,
  /** Never: somebody asks for it. */
  MANUAL;

  /** The first day of the period this day is in; empty when nothing is paid by itself. */
  public Optional<LocalDate> periodOf(LocalDate day) {
    return switch (this) {
      case DAILY -> Optional.of(day);
      case WEEKLY -> Optional.of(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      case MONTHLY -> Optional.of(day.withDayOfMonth(1));
      case MANUAL -> Optional.empty();
    };
  }
}
