package dev.sluice.simulator.wire;

/**
 * Input that cannot be taken as it is; the message says what is wrong and never repeats the input.
 */
public final class Unreadable extends RuntimeException {
  public Unreadable(String message) {
    super(message, null, false, false);
  }
}
