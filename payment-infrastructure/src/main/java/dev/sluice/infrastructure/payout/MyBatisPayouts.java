package dev.sluice.infrastructure.payout;

import dev.sluice.application.payout.Payouts;
import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.payout.Payout;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
final class MyBatisPayouts implements Payouts {

  private final PayoutsSql sql;

  MyBatisPayouts(PayoutsSql sql) {
    this.sql = sql;
  }

  @Override
  public void alone() {
    sql.alone();
  }

  @Override
  public void add(List<Payout> payouts) {
    if (!payouts.isEmpty() && sql.add(PayoutRow.columns(payouts).values()) != payouts.size())
      throw new IllegalStateException("not all of these are of a batch: " + payouts);
  }

  @Override
  public List<Payout> lock(Collection<PayoutId> ids) {
    if (ids.isEmpty()) return List.of();
    return toDomain(sql.lock(ids.stream().mapToLong(PayoutId::number).toArray()));
  }

  @Override
  public void save(List<Payout> payouts) {
    if (!payouts.isEmpty() && sql.save(PayoutRow.columns(payouts).values()) != payouts.size())
      throw new IllegalStateException("not all of these are there: " + payouts);
  }

  @Override
  public List<Payout> unsent(PayoutBatchId batch) {
    return toDomain(sql.unsent(batch.number()));
  }

  @Override
  public List<PayoutId> sentWith(PayoutBatchId batch, Currency currency) {
    return sql.sentWith(batch.number(), currency.code()).stream().map(PayoutId::new).toList();
  }

  @Override
  public Optional<Payout> find(PayoutId id) {
    return sql.find(id.number()).map(PayoutRow::toDomain);
  }

  @Override
  public List<Payout> list(Wanted wanted, Optional<PayoutId> before, int atMost) {
    var values = new HashMap<String, Object>();
    values.put("seller", wanted.seller().map(SellerId::value).orElse(null));
    values.put("status", wanted.status().map(Enum::name).orElse(null));
    values.put("batch", wanted.batch().map(PayoutBatchId::number).orElse(null));
    values.put("before", before.map(PayoutId::number).orElse(Long.MAX_VALUE));
    values.put("atMost", atMost);
    return toDomain(sql.list(values));
  }

  private static List<Payout> toDomain(List<PayoutRow> rows) {
    return rows.stream().map(PayoutRow::toDomain).toList();
  }
}
