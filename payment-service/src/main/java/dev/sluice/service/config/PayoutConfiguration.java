package dev.sluice.service.config;

import dev.sluice.application.balance.Balances;
import dev.sluice.application.id.Ids;
import dev.sluice.application.payout.ChangePayoutService;
import dev.sluice.application.payout.PayOutService;
import dev.sluice.application.payout.PayoutBatches;
import dev.sluice.application.payout.PayoutOutcomes;
import dev.sluice.application.payout.PayoutReports;
import dev.sluice.application.payout.Payouts;
import dev.sluice.application.payout.ReceiveStatusReportService;
import dev.sluice.application.settlement.BooksAtOnce;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Payouts, as the doors need them. */
@Configuration(proxyBeanMethods = false)
class PayoutConfiguration {

  @Bean
  PayOutService payOut(
      Payouts payouts,
      PayoutBatches batches,
      Balances balances,
      BooksAtOnce books,
      Ids ids,
      InstantSource clock) {
    return new PayOutService(payouts, batches, balances, books, ids, clock);
  }

  @Bean
  ChangePayoutService changePayout(Payouts payouts, BooksAtOnce books, InstantSource clock) {
    return new ChangePayoutService(payouts, books, clock);
  }

  @Bean
  PayoutOutcomes payoutOutcomes(Payouts payouts, BooksAtOnce books, InstantSource clock) {
    return new PayoutOutcomes(payouts, books, clock);
  }

  @Bean
  ReceiveStatusReportService receiveStatusReport(
      PayoutReports reports,
      Payouts payouts,
      PayoutOutcomes outcomes,
      Ids ids,
      InstantSource clock) {
    return new ReceiveStatusReportService(reports, payouts, outcomes, ids, clock);
  }
}
