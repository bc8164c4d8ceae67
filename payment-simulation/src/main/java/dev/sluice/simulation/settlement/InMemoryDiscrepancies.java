package dev.sluice.simulation.settlement;

import dev.sluice.application.settlement.Discrepancies;
import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.id.LineId;
import dev.sluice.domain.settlement.Discrepancy;
import dev.sluice.domain.settlement.DiscrepancyKind;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What does not fit, in memory. */
public final class InMemoryDiscrepancies implements Discrepancies {

  /** The same words are the same row. */
  private static final Set<DiscrepancyKind> BY_WORDS =
      EnumSet.of(
          DiscrepancyKind.MALFORMED,
          DiscrepancyKind.UNKNOWN_CURRENCY,
          DiscrepancyKind.LINE_CHANGED,
          DiscrepancyKind.BANK_ENTRY_CHANGED);

  private final Table<DiscrepancyId, Discrepancy> rows;

  public InMemoryDiscrepancies(Database database) {
    this.rows = new Table<>("discrepancies", database);
  }

  @Override
  public Set<DiscrepancyId> add(List<Discrepancy> discrepancies) {
    var added = new HashSet<DiscrepancyId>();
    for (var one : discrepancies) {
      if (rows.all().stream().anyMatch(there -> isSame(there, one))) continue;
      rows.put(one.id(), one);
      added.add(one.id());
    }
    return added;
  }

  private static boolean isSame(Discrepancy there, Discrepancy one) {
    if (there.kind() != one.kind()) return false;
    if (one.kind() == DiscrepancyKind.MISSING) return captureOf(there).equals(captureOf(one));
    return BY_WORDS.contains(one.kind()) && there.detail().equals(one.detail());
  }

  private static Optional<CaptureOf> captureOf(Discrepancy one) {
    return Optional.ofNullable(one.about().order())
        .map(order -> new CaptureOf(order, one.about().n()));
  }

  @Override
  public Optional<Discrepancy> lock(DiscrepancyId id) {
    return find(id);
  }

  @Override
  public void save(Discrepancy discrepancy) {
    if (!rows.has(discrepancy.id()))
      throw new IllegalStateException("there is no " + discrepancy.id());
    rows.put(discrepancy.id(), discrepancy);
  }

  @Override
  public List<Discrepancy> openOf(LineId line) {
    return rows.where(one -> one.status().isOpen() && line.equals(one.about().line()));
  }

  @Override
  public List<Discrepancy> missingOf(Collection<CaptureOf> captures) {
    var of = new HashSet<>(captures);
    return rows.where(one ->
        one.kind() == DiscrepancyKind.MISSING
            && one.status().isOpen()
            && captureOf(one).filter(of::contains).isPresent());
  }

  /** Whether it was ever missing. */
  boolean wasMissing(CaptureOf capture) {
    return rows.all().stream()
        .filter(one -> one.kind() == DiscrepancyKind.MISSING)
        .anyMatch(one -> captureOf(one).filter(capture::equals).isPresent());
  }

  @Override
  public Optional<Discrepancy> find(DiscrepancyId id) {
    return rows.find(id);
  }

  @Override
  public List<Discrepancy> list(boolean open, Optional<DiscrepancyId> before, int atMost) {
    return rows.all().stream()
        .filter(one -> !open || one.status().isOpen())
        .filter(one -> before.isEmpty() || one.id().compareTo(before.get()) < 0)
        .sorted(Comparator.comparing(Discrepancy::id).reversed())
        .limit(atMost)
        .toList();
  }

  @Override
  public long unexplained() {
    return rows.all().stream().mapToLong(InMemorySettlementFiles::open).sum();
  }

  public List<Discrepancy> all() {
    return rows.all();
  }
}
