package dev.sluice.simulator.journal;

/** The journal cannot be trusted; the message says where and what to do. */
public final class DamagedJournal extends RuntimeException {
  DamagedJournal(String message) {
    super(message);
  }
}
