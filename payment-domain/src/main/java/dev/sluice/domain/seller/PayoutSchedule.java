package dev.sluice.domain.seller;

/** How often what is available is paid out by itself. */
public enum PayoutSchedule {
  DAILY,
  WEEKLY,
  MONTHLY,
  /** Never: somebody asks for it. */
  MANUAL
}
