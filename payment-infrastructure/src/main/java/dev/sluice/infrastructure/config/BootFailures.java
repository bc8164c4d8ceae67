package dev.sluice.infrastructure.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * A boot our own code stops, because a property cannot work or the schema does not fit, is told in
 * the one line that was thrown.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BootFailures implements FailureAnalyzer {

  private static final String OURS = "dev.sluice.";

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable one = failure; one != null; one = one.getCause())
      if (isRefusal(one)) return new FailureAnalysis(String.valueOf(one.getMessage()), null, one);
    return null;
  }

  /** Checked where it was thrown: the same exceptions from a library are somebody's bug. */
  private static boolean isRefusal(Throwable failure) {
    if (!(failure instanceof IllegalArgumentException || failure instanceof IllegalStateException))
      return false;
    var thrown = failure.getStackTrace();
    return thrown.length > 0 && thrown[0].getClassName().startsWith(OURS);
  }
}
