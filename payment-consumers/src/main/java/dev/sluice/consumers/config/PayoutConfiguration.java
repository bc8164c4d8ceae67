package dev.sluice.consumers.config;

import dev.sluice.application.balance.Balances;
import dev.sluice.application.id.Ids;
import dev.sluice.application.payout.PayOutService;
import dev.sluice.application.payout.PaymentFile;
import dev.sluice.application.payout.PayoutBatches;
import dev.sluice.application.payout.Payouts;
import dev.sluice.application.payout.RunPayoutBatchService;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.settlement.BooksAtOnce;
import dev.sluice.domain.seller.BankAccount;
import dev.sluice.domain.seller.Iban;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Payouts to sellers, where there is an account to pay them from. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("sluice.consumers.payouts.iban")
class PayoutConfiguration {

  private static final int LARGEST_PAGE = 10_000;

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

  /**
   * @param iban {@code sluice.consumers.payouts.iban}: our account
   * @param holder {@code sluice.consumers.payouts.holder}: our name
   */
  @Bean
  PaymentFile paymentFile(
      @Value("${sluice.consumers.payouts.iban}") String iban,
      @Value("${sluice.consumers.payouts.holder:}") String holder) {
    try {
      return new PaymentFile(new BankAccount(Iban.of(iban), holder));
    } catch (IllegalArgumentException bad) {
      throw new IllegalArgumentException(
          "sluice.consumers.payouts.iban and .holder are no bank account: " + bad.getMessage(),
          bad);
    }
  }

  /**
   * @param patience {@code sluice.consumers.payouts.patience}: so long people may look at a batch
   *     before it is sent
   * @param page {@code sluice.consumers.payouts.page}: most sellers that are paid in one
   *     transaction
   */
  @Bean
  RunPayoutBatchService runPayoutBatch(
      Payouts payouts,
      PayoutBatches batches,
      Balances balances,
      BooksAtOnce books,
      PaymentFile bank,
      Ids ids,
      Transactions transactions,
      InstantSource clock,
      @Value("${sluice.consumers.payouts.patience:0s}") Duration patience,
      @Value("${sluice.consumers.payouts.page:200}") int page) {
    if (page < 1 || page > LARGEST_PAGE)
      throw new IllegalArgumentException(
          "sluice.consumers.payouts.page has to be 1 to %d, not %d".formatted(LARGEST_PAGE, page));
    return new RunPayoutBatchService(
        payouts, batches, balances, books, bank, ids, transactions, clock, patience, page);
  }
}
