package dev.sluice.service.door;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Leaves of the failure to start only the line that says which property and why. */
final class MisconfiguredAnalyzer extends AbstractFailureAnalyzer<Misconfigured> {

  @Override
  protected FailureAnalysis analyze(Throwable root, Misconfigured cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
  }
}
