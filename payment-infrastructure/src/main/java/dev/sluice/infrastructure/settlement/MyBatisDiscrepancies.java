package dev.sluice.infrastructure.settlement;

import dev.sluice.application.settlement.Discrepancies;
import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.id.LineId;
import dev.sluice.domain.settlement.Discrepancy;
import dev.sluice.infrastructure.sql.Columns;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
final class MyBatisDiscrepancies implements Discrepancies {

  private final DiscrepanciesSql sql;

  MyBatisDiscrepancies(DiscrepanciesSql sql) {
    this.sql = sql;
  }

  @Override
  public Set<DiscrepancyId> add(List<Discrepancy> discrepancies) {
    if (discrepancies.isEmpty()) return Set.of();
    return sql.add(DiscrepancyRow.columns(discrepancies).values()).stream()
        .map(DiscrepancyId::new)
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<Discrepancy> lock(DiscrepancyId id) {
    return sql.lock(id.number()).map(DiscrepancyRow::toDomain);
  }

  @Override
  public void save(Discrepancy discrepancy) {
    if (sql.save(DiscrepancyRow.values(discrepancy)) != 1)
      throw new IllegalStateException("there is no " + discrepancy.id());
  }

  @Override
  public List<Discrepancy> openOf(LineId line) {
    return sql.openOf(line.value()).stream().map(DiscrepancyRow::toDomain).toList();
  }

  @Override
  public List<Discrepancy> missingOf(Collection<CaptureOf> captures) {
    if (captures.isEmpty()) return List.of();
    var columns =
        Columns.of(captures).longs("order", of -> of.order().number()).ints("n", CaptureOf::n);
    return sql.missingOf(columns.values()).stream().map(DiscrepancyRow::toDomain).toList();
  }

  @Override
  public Optional<Discrepancy> find(DiscrepancyId id) {
    return sql.find(id.number()).map(DiscrepancyRow::toDomain);
  }

  @Override
  public List<Discrepancy> list(boolean open, Optional<DiscrepancyId> before, int atMost) {
    long from = before.map(DiscrepancyId::number).orElse(Long.MAX_VALUE);
    return sql.list(open, from, atMost).stream().map(DiscrepancyRow::toDomain).toList();
  }

  @Override
  public long unexplained() {
    return sql.unexplained();
  }
}
