package dev.sluice.consumers.config;

import dev.sluice.application.balance.BalanceCache;
import dev.sluice.application.balance.Balances;
import dev.sluice.application.id.Ids;
import dev.sluice.application.ledger.Journal;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.settlement.BooksAtOnce;
import dev.sluice.application.settlement.Discrepancies;
import dev.sluice.application.settlement.FindMissingService;
import dev.sluice.application.settlement.ImportSettlementService;
import dev.sluice.application.settlement.MatchLateService;
import dev.sluice.application.settlement.ReleaseReservesService;
import dev.sluice.application.settlement.Reserves;
import dev.sluice.application.settlement.SettlementFiles;
import dev.sluice.application.settlement.SettlementLines;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of settlement reports, from the services that hold the decisions. */
@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {

  @Bean
  BooksAtOnce booksAtOnce(Journal journal, Balances balances, BalanceCache cache) {
    return new BooksAtOnce(journal, balances, cache);
  }

  @Bean
  ImportSettlementService importSettlement(
      SettlementFiles files,
      SettlementLines lines,
      Discrepancies discrepancies,
      Reserves reserves,
      BooksAtOnce books,
      Ids ids,
      Transactions transactions,
      InstantSource clock) {
    return new ImportSettlementService(
        files, lines, discrepancies, reserves, books, ids, transactions, clock);
  }

  @Bean
  MatchLateService matchLate(
      SettlementLines lines,
      Discrepancies discrepancies,
      Reserves reserves,
      BooksAtOnce books,
      Transactions transactions,
      InstantSource clock) {
    return new MatchLateService(lines, discrepancies, reserves, books, transactions, clock);
  }

  /**
   * @param patience {@code sluice.consumers.settlement.missing-after}: a capture without a line is
   *     missing after so long
   */
  @Bean
  FindMissingService findMissing(
      SettlementLines lines,
      Discrepancies discrepancies,
      Ids ids,
      Transactions transactions,
      InstantSource clock,
      @Value("${sluice.consumers.settlement.missing-after:5d}") Duration patience) {
    return new FindMissingService(lines, discrepancies, ids, transactions, clock, patience);
  }

  @Bean
  ReleaseReservesService releaseReserves(
      Reserves reserves, BooksAtOnce books, Transactions transactions, InstantSource clock) {
    return new ReleaseReservesService(reserves, books, transactions, clock);
  }
}
