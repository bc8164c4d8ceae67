package dev.sluice.infrastructure.statement;

import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.statement.Holdings;
import dev.sluice.application.statement.SellerStatements;
import dev.sluice.domain.id.JournalEntryId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.ledger.MovementKey;
import dev.sluice.domain.money.Currency;
import dev.sluice.infrastructure.statement.SellerStatementsSql.EntryRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

@Component
final class MyBatisSellerStatements implements SellerStatements {

  private final SellerStatementsSql sql;
  private final Transactions transactions;

  MyBatisSellerStatements(SellerStatementsSql sql, Transactions transactions) {
    this.sql = sql;
    this.transactions = transactions;
  }

  @Override
  public Over over(Instant to) {
    return Over.valueOf(sql.over(to));
  }

  @Override
  public List<Summary> summaries(SellerId seller, Period period) {
    return transactions.run(() -> {
      sql.unhurried();
      var counts = new HashMap<String, Long>();
      for (var row : sql.counts(seller.value(), period.from(), period.to()))
        counts.put(row.currency(), row.count());
      var opening = new TreeMap<String, Holdings>();
      var change = new TreeMap<String, Holdings>();
      for (var row : sql.summaries(seller.value(), period.from(), period.to())) {
        var type = AccountType.valueOf(row.accountType());
        opening.merge(row.currency(), in(type, row.opening()), Holdings::plus);
        change.merge(row.currency(), in(type, row.change()), Holdings::plus);
      }
      var summaries = new ArrayList<Summary>();
      opening.forEach((currency, before) ->
          summaries.add(
              new Summary(
                  Currency.of(currency),
                  before,
                  change.getOrDefault(currency, Holdings.NOTHING),
                  counts.getOrDefault(currency, 0L))));
      return summaries;
    });
  }

  private static Holdings in(AccountType type, long amount) {
    return switch (type) {
      case MERCHANT_PAYABLE -> new Holdings(amount, 0, 0, 0);
      case MERCHANT_AVAILABLE -> new Holdings(0, amount, 0, 0);
      case MERCHANT_RESERVE -> new Holdings(0, 0, amount, 0);
      case PAYOUT_CLEARING -> new Holdings(0, 0, 0, amount);
      case PLATFORM_CASH,
          PSP_RECEIVABLE,
          AUTH_RECEIVABLE,
          AUTH_LIABILITY,
          PLATFORM_COMMISSION_REVENUE,
          PSP_FEE_EXPENSE,
          CHARGEBACK_LOSS,
          SUSPENSE ->
          throw new IllegalStateException(type + " is no seller's");
    };
  }

  @Override
  public List<Entry> entries(
      SellerId seller, Period period, Optional<JournalEntryId> after, int atMost) {
    var values =
        Map.<String, Object>of(
            "seller", seller.value(),
            "from", period.from(),
            "to", period.to(),
            "after", after.map(JournalEntryId::number).orElse(Long.MIN_VALUE),
            "atMost", atMost);
    return transactions.run(() -> {
      sql.unhurried();
      return sql.entries(values).stream().map(MyBatisSellerStatements::entry).toList();
    });
  }

  private static Entry entry(EntryRow row) {
    return new Entry(
        new JournalEntryId(row.id()),
        new MovementKey(row.movementKey()),
        row.paymentId() == 0 ? null : new PaymentId(row.paymentId()),
        Currency.of(row.currency()),
        new Holdings(row.pending(), row.available(), row.reserved(), row.inTransit()),
        row.occurredAt(),
        row.createdAt());
  }
}
