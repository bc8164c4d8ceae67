package dev.sluice.bench.load;

import java.io.PrintStream;

/** The audit's verdict, law by law. */
public final class AuditResult {
  AuditResult() {}

  /** One line, the contract of {@code audit --json}. */
  public String toJson() {
    throw new UnsupportedOperationException();
  }

  /** For people. */
  public void print(PrintStream out) {
    throw new UnsupportedOperationException();
  }

  /** 0 only if the audit is clean; an audit over no payments is not. */
  public int exitCode() {
    throw new UnsupportedOperationException();
  }
}
