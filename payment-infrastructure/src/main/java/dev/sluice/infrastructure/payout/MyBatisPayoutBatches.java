package dev.sluice.infrastructure.payout;

import dev.sluice.application.payout.PayoutBatches;
import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.payout.Candidate;
import dev.sluice.domain.payout.SkipReason;
import dev.sluice.infrastructure.payout.PayoutBatchesSql.ReasonRow;
import dev.sluice.infrastructure.payout.PayoutBatchesSql.SumRow;
import dev.sluice.infrastructure.sql.Columns;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
final class MyBatisPayoutBatches implements PayoutBatches {

  /** Before whatever a seller may be called. */
  private static final String FIRST = "";

  private final PayoutBatchesSql sql;

  MyBatisPayoutBatches(PayoutBatchesSql sql) {
    this.sql = sql;
  }

  @Override
  public boolean add(Batch batch) {
    return sql.add(BatchRow.values(batch)) > 0;
  }

  @Override
  public Optional<Batch> next(Instant collectedUntil) {
    return sql.next(collectedUntil).map(BatchRow::toDomain);
  }

  @Override
  public void save(Batch batch) {
    if (sql.save(BatchRow.values(batch)) != 1)
      throw new IllegalStateException("there is no " + batch.id());
  }

  @Override
  public List<Candidate> candidates(Optional<At> after, int atMost) {
    return sql.candidates(seller(after), currency(after), atMost).stream()
        .map(CandidateRow::toDomain)
        .toList();
  }

  private static String seller(Optional<At> at) {
    return at.map(place -> place.seller().value()).orElse(FIRST);
  }

  private static String currency(Optional<At> at) {
    return at.map(place -> place.currency().code()).orElse(FIRST);
  }

  @Override
  public Optional<Candidate> candidate(At at) {
    return sql.candidate(at.seller().value(), at.currency().code()).map(CandidateRow::toDomain);
  }

  @Override
  public void skip(PayoutBatchId batch, List<Skip> skips) {
    sql.skip(
        Columns.of(skips)
            .with("batch", batch.number())
            .texts("seller", skip -> skip.seller().value())
            .texts("currency", skip -> skip.available().currency().code())
            .longs("available", skip -> skip.available().value())
            .texts("reason", skip -> skip.reason().name())
            .values());
  }

  @Override
  public List<Skip> skips(PayoutBatchId batch, Optional<At> after, int atMost) {
    return sql.skips(batch.number(), seller(after), currency(after), atMost).stream()
        .map(row ->
            new Skip(
                new SellerId(row.sellerId()),
                Amount.of(row.available(), row.currency()),
                SkipReason.valueOf(row.reason())))
        .toList();
  }

  @Override
  public void add(File file) {
    var values = new HashMap<String, Object>();
    values.put("batch", file.batch().number());
    values.put("currency", file.currency().code());
    values.put("payouts", file.payouts());
    values.put("amount", file.total().value());
    values.put("text", file.text());
    values.put("at", file.at());
    sql.addFile(values);
  }

  @Override
  public Optional<File> file(PayoutBatchId batch, Currency currency) {
    return sql.file(batch.number(), currency.code())
        .map(row ->
            new File(
                batch,
                currency,
                row.payouts(),
                new Amount(row.amount(), currency),
                row.text(),
                row.writtenAt()));
  }

  @Override
  public Optional<View> find(PayoutBatchId id) {
    return sql.find(id.number()).map(row -> views(List.of(row)).getFirst());
  }

  @Override
  public List<View> list(Optional<PayoutBatchId> before, int atMost) {
    return views(sql.list(before.map(PayoutBatchId::number).orElse(Long.MAX_VALUE), atMost));
  }

  private List<View> views(List<BatchRow> rows) {
    if (rows.isEmpty()) return List.of();
    var ids = rows.stream().mapToLong(BatchRow::id).toArray();
    var paid = sql.paid(ids);
    var files = sql.files(ids);
    var reasons = sql.reasons(ids);
    return rows.stream()
        .map(row ->
            new View(row.toDomain(), sums(row, paid), reasons(row, reasons), sums(row, files)))
        .toList();
  }

  private static List<Sum> sums(BatchRow of, List<SumRow> all) {
    return all.stream()
        .filter(row -> row.payoutBatchId() == of.id())
        .map(row -> new Sum(row.payouts(), Amount.of(row.amount(), row.currency())))
        .toList();
  }

  private static Map<SkipReason, Long> reasons(BatchRow of, List<ReasonRow> all) {
    var reasons = new EnumMap<SkipReason, Long>(SkipReason.class);
    for (var row : all)
      if (row.payoutBatchId() == of.id())
        reasons.put(SkipReason.valueOf(row.reason()), row.count());
    return reasons;
  }
}
