package dev.sluice.simulation.psp;

/** How the PSP takes one request. */
public enum Mood {
  /** Does what it is asked and says so. */
  APPROVE,
  /** Says no in so many words. */
  DECLINE,
  /** The request never arrives. */
  SILENT_BEFORE,
  /** Does it, and the answer never arrives. */
  SILENT_AFTER,
  /** Too many requests: did not even look. */
  BUSY,
  /** Does it, and says that the result comes later. */
  ACCEPT,
  /** Does not understand us: 401, 404. */
  BROKEN,
  /** Does something else than it was asked. */
  WRONG_AMOUNT
}
