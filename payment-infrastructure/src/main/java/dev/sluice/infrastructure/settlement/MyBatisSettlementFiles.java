package dev.sluice.infrastructure.settlement;

import dev.sluice.application.settlement.SettlementFiles;
import dev.sluice.domain.id.SettlementFileId;
import dev.sluice.domain.settlement.DiscrepancyKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
final class MyBatisSettlementFiles implements SettlementFiles {

  private final SettlementFilesSql sql;

  MyBatisSettlementFiles(SettlementFilesSql sql) {
    this.sql = sql;
  }

  @Override
  public boolean add(File file, Iterator<Piece> pieces) {
    var values = new HashMap<String, Object>();
    values.put("id", file.id().number());
    values.put("publicId", file.id().value());
    values.put("sha256", file.sha256());
    values.put("size", file.size());
    values.put("receivedBy", file.receivedBy());
    values.put("traceId", file.traceId());
    values.put("receivedAt", file.receivedAt());
    if (sql.add(values) == 0) return false;
    int last = 0;
    while (pieces.hasNext()) {
      var piece = pieces.next();
      sql.addPiece(file.id().number(), piece.no(), piece.firstRow(), piece.text());
      last = piece.no();
    }
    sql.pieces(file.id().number(), last);
    return true;
  }

  @Override
  public Optional<SettlementFileId> withHash(String sha256) {
    return sql.withHash(sha256).map(SettlementFileId::new);
  }

  @Override
  public Optional<View> find(SettlementFileId id) {
    return sql.find(id.number()).map(this::view);
  }

  private View view(SettlementFilesSql.FileRow row) {
    var kinds = new EnumMap<DiscrepancyKind, Long>(DiscrepancyKind.class);
    for (var kind : sql.kinds(row.id()))
      kinds.put(DiscrepancyKind.valueOf(kind.kind()), kind.count());
    return new View(
        new File(
            new SettlementFileId(row.id()),
            row.sha256(),
            row.size(),
            row.receivedBy(),
            row.traceId(),
            row.receivedAt()),
        row.pieces(),
        row.piecesRead(),
        new Tally(row.lines(), row.matched(), row.alreadyKnown()),
        kinds,
        row.unexplained(),
        Optional.ofNullable(row.doneAt()));
  }

  @Override
  public Optional<Unread> next() {
    return sql.next()
        .map(row ->
            new Unread(
                new File(
                    new SettlementFileId(row.id()),
                    row.sha256(),
                    row.size(),
                    row.receivedBy(),
                    row.traceId(),
                    row.receivedAt()),
                new Piece(row.no(), row.firstRow(), row.text())));
  }

  @Override
  public void read(Unread piece, Tally tally, Instant now) {
    var values = new HashMap<String, Object>();
    values.put("id", piece.file().id().number());
    values.put("no", piece.piece().no());
    values.put("lines", tally.lines());
    values.put("matched", tally.matched());
    values.put("alreadyKnown", tally.alreadyKnown());
    values.put("now", now);
    if (sql.read(values) != 1)
      throw new IllegalStateException(
          "piece %d of %s was read already".formatted(piece.piece().no(), piece.file().id()));
  }
}
