package dev.sluice.application.audit;

import java.util.List;

/**
 * The audit's answer.
 *
 * @param empty there was no payment to judge: neither clean nor unclean
 */
public record Verdict(boolean empty, List<Finding> findings) {

  public Verdict {
    findings = List.copyOf(findings);
  }

  public boolean isClean() {
    return !empty && findings.stream().allMatch(Finding::holds);
  }
}
