package dev.sluice.service.bank;

import dev.sluice.application.bank.MatchBankService;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks again at entries of the bank that did not fit when they came. */
@Component
class MatchBankJob {

  private final MatchBankService match;

  MatchBankJob(MatchBankService match) {
    this.match = match;
  }

  @Scheduled(fixedDelayString = "${sluice.bank.match-interval:10s}")
  void runOnce() {
    match.runOnce();
  }
}
