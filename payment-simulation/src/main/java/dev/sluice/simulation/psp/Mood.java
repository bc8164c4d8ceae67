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
  /** Says nothing in time: the request arrives late, maybe after the next one. */
  LATE,
  /** Says nothing in time, and works on it for a while. */
  SLOW,
  /** Does it, and says that the result comes later. */
  ACCEPT,
  /** Takes it on, and declines later. */
  ACCEPT_AND_DECLINE,
  /** Does not understand us: 401, 404. */
  BROKEN,
  /** Does less than it was asked. */
  WRONG_AMOUNT,
  /** Does more than it was asked, whatever was authorized. */
  TOO_MUCH
}
