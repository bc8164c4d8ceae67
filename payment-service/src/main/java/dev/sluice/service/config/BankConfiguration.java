package dev.sluice.service.config;

import dev.sluice.application.bank.BankStatements;
import dev.sluice.application.bank.BankedPayouts;
import dev.sluice.application.bank.MatchBankService;
import dev.sluice.application.bank.PayoutsAtBank;
import dev.sluice.application.bank.ReceiveBankStatementService;
import dev.sluice.application.bank.StatementReader;
import dev.sluice.application.id.Ids;
import dev.sluice.application.payout.PayoutOutcomes;
import dev.sluice.application.payout.Payouts;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.settlement.BooksAtOnce;
import dev.sluice.application.settlement.Discrepancies;
import dev.sluice.application.settlement.SettlementLines;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of statements of our bank, from the services that hold the decisions. */
@Configuration(proxyBeanMethods = false)
class BankConfiguration {

  @Bean
  PayoutsAtBank payoutsAtBank(Payouts payouts, PayoutOutcomes outcomes) {
    return new BankedPayouts(payouts, outcomes);
  }

  @Bean
  MatchBankService matchBank(
      BankStatements statements,
      SettlementLines lines,
      Discrepancies discrepancies,
      PayoutsAtBank payouts,
      BooksAtOnce books,
      Transactions transactions,
      InstantSource clock) {
    return new MatchBankService(
        statements, lines, discrepancies, payouts, books, transactions, clock);
  }

  @Bean
  ReceiveBankStatementService receiveBankStatement(
      StatementReader reader,
      BankStatements statements,
      SettlementLines lines,
      Discrepancies discrepancies,
      PayoutsAtBank payouts,
      MatchBankService late,
      BooksAtOnce books,
      Ids ids,
      InstantSource clock) {
    return new ReceiveBankStatementService(
        reader, statements, lines, discrepancies, payouts, late, books, ids, clock);
  }
}
