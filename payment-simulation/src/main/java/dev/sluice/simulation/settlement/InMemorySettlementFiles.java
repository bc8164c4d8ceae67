package dev.sluice.simulation.settlement;

import dev.sluice.application.settlement.SettlementFiles;
import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.id.SettlementFileId;
import dev.sluice.domain.settlement.Discrepancy;
import dev.sluice.domain.settlement.DiscrepancyKind;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;
import dev.sluice.simulation.database.Table.Key2;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Optional;

/** Reports in memory. */
public final class InMemorySettlementFiles implements SettlementFiles {

  private record Row(File file, int pieces, int read, Tally tally, Optional<Instant> doneAt) {}

  private final Table<SettlementFileId, Row> rows;
  private final Table<Key2<SettlementFileId, Integer>, Piece> pieces;
  private final InMemoryDiscrepancies discrepancies;

  public InMemorySettlementFiles(Database database, InMemoryDiscrepancies discrepancies) {
    this.rows = new Table<>("settlement_files", database);
    this.pieces =
        new Table<>("settlement_pieces", database, piece -> piece.no() + " " + piece.firstRow());
    this.discrepancies = discrepancies;
  }

  @Override
  public boolean add(File file, Iterator<Piece> all) {
    if (withHash(file.sha256()).isPresent()) return false;
    int last = 0;
    while (all.hasNext()) {
      var piece = all.next();
      pieces.put(new Key2<>(file.id(), piece.no()), piece);
      last = piece.no();
    }
    rows.put(file.id(), new Row(file, last, 0, new Tally(0, 0, 0), Optional.empty()));
    return true;
  }

  @Override
  public Optional<SettlementFileId> withHash(String sha256) {
    return rows.where(row -> row.file().sha256().equals(sha256)).stream()
        .map(row -> row.file().id())
        .findFirst();
  }

  @Override
  public Optional<View> find(SettlementFileId id) {
    return rows.find(id).map(this::view);
  }

  private View view(Row row) {
    var kinds = new EnumMap<DiscrepancyKind, Long>(DiscrepancyKind.class);
    long unexplained = 0;
    for (var one : discrepancies.list(false, Optional.<DiscrepancyId>empty(), Integer.MAX_VALUE)) {
      if (!row.file().id().equals(one.about().file())) continue;
      kinds.merge(one.kind(), 1L, Long::sum);
      unexplained += open(one);
    }
    return new View(
        row.file(), row.pieces(), row.read(), row.tally(), kinds, unexplained, row.doneAt());
  }

  static long open(Discrepancy one) {
    var stake = one.stake();
    return one.status().isOpen() && stake != null ? stake.value() : 0;
  }

  @Override
  public Optional<Unread> next() {
    return rows.where(row -> row.doneAt().isEmpty()).stream()
        .findFirst()
        .map(row ->
            new Unread(
                row.file(),
                pieces.find(new Key2<>(row.file().id(), row.read() + 1)).orElseThrow()));
  }

  @Override
  public void read(Unread piece, Tally tally, Instant now) {
    var row = rows.find(piece.file().id()).orElseThrow();
    int no = piece.piece().no();
    if (row.read() != no - 1)
      throw new IllegalStateException(
          "piece %d of %s was read already".formatted(no, piece.file().id()));
    var was = row.tally();
    var sum =
        new Tally(
            was.lines() + tally.lines(),
            was.matched() + tally.matched(),
            was.alreadyKnown() + tally.alreadyKnown());
    var done = no == row.pieces() ? Optional.of(now) : Optional.<Instant>empty();
    rows.put(piece.file().id(), new Row(row.file(), row.pieces(), no, sum, done));
  }
}
