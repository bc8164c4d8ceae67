package dev.sluice.infrastructure.bank;

import dev.sluice.application.bank.Reconciliations;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.domain.bank.Reconciled;
import dev.sluice.domain.money.Currency;
import dev.sluice.infrastructure.bank.ReconciliationsSql.SideRow;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
final class MyBatisReconciliations implements Reconciliations {

  private final ReconciliationsSql sql;
  private final Transactions transactions;

  MyBatisReconciliations(ReconciliationsSql sql, Transactions transactions) {
    this.sql = sql;
    this.transactions = transactions;
  }

  @Override
  public List<Reconciled> of(LocalDate day) {
    return transactions.run(() -> {
      sql.unhurried();
      return Stream.of(
              sql.settlements(day), sql.others(day), sql.silentPayouts(day), sql.resolutions(day))
          .flatMap(List::stream)
          .map(MyBatisReconciliations::row)
          .toList();
    });
  }

  private static Reconciled row(SideRow row) {
    return new Reconciled(
        Reconciled.Kind.valueOf(row.kind()),
        row.reference(),
        Currency.of(row.currency()),
        row.ledger(),
        row.psp(),
        row.bank(),
        row.explained());
  }
}
