package dev.sluice.bench.load;

import java.io.PrintStream;

/** What became of a run. */
public final class LoadResult {
  LoadResult() {}

  /** One line, the contract of {@code pay --json} and {@code demo --json}. */
  public String toJson() {
    throw new UnsupportedOperationException();
  }

  /** For people. */
  public void print(PrintStream out) {
    throw new UnsupportedOperationException();
  }

  /** 0 only if every order was answered, everything is booked and the audit is clean. */
  public int exitCode() {
    throw new UnsupportedOperationException();
  }
}
