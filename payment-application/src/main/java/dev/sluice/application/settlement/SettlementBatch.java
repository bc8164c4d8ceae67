package dev.sluice.application.settlement;

import dev.sluice.application.id.Ids;
import dev.sluice.application.settlement.Discrepancies.CaptureOf;
import dev.sluice.application.settlement.SettlementFiles.Piece;
import dev.sluice.application.settlement.SettlementLines.Booked;
import dev.sluice.application.settlement.SettlementLines.Known;
import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.id.LineId;
import dev.sluice.domain.id.PublicId;
import dev.sluice.domain.id.SettlementFileId;
import dev.sluice.domain.ledger.SettlementMovement;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.settlement.Counterpart;
import dev.sluice.domain.settlement.Discrepancy;
import dev.sluice.domain.settlement.Discrepancy.About;
import dev.sluice.domain.settlement.DiscrepancyKind;
import dev.sluice.domain.settlement.LineType;
import dev.sluice.domain.settlement.Settlement;
import dev.sluice.domain.settlement.Settlement.Status;
import dev.sluice.domain.settlement.SettlementLine;
import dev.sluice.domain.settlement.SettlementRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of one piece, and what is made of each. */
final class SettlementBatch {

  /** A row as it is told to people. */
  private static final int LONGEST_TOLD = 300;

  /** What can be settled once. */
  private record Claim(LineType type, PublicId what, int n) {}

  private final SettlementLines lines;
  private final SettlementFileId file;
  private final Ids ids;
  private final Instant now;
  private final Map<LineId, Booked> fresh = new LinkedHashMap<>();
  private final List<Booked> booked = new ArrayList<>();
  private final List<Discrepancy> discrepancies = new ArrayList<>();
  private final List<SettlementMovement> movements = new ArrayList<>();
  private final Set<Claim> claimed = new HashSet<>();
  private long rows;
  private long alreadyKnown;

  SettlementBatch(SettlementLines lines, SettlementFileId file, Ids ids, Instant now) {
    this.lines = lines;
    this.file = file;
    this.ids = ids;
    this.now = now;
  }

  private record Row(SettlementLine line, int no) {}

  void read(Piece piece) {
    var read = new ArrayList<Row>();
    int no = piece.firstRow();
    for (var text : new String(piece.text(), StandardCharsets.UTF_8).split("\n", -1)) {
      int number = no++;
      if (text.isBlank()) continue;
      rows++;
      switch (SettlementRow.of(text.stripTrailing())) {
        case SettlementRow.Read(var line) -> read.add(new Row(line, number));
        case SettlementRow.Unread(var kind, var why) ->
            unbooked(kind, number, null, null, why + ": " + told(text));
      }
    }
    var known = lines.known(read.stream().map(row -> row.line().id()).toList());
    var toBook = read.stream().filter(row -> isNew(row, known)).toList();
    var counterparts = lines.counterparts(toBook.stream().map(Row::line).toList());
    for (var row : toBook) book(row, counterparts.getOrDefault(row.line().id(), List.of()));
  }

  /** The first of its name; what came before, or stands above, is not booked again. */
  private boolean isNew(Row row, Map<LineId, Known> known) {
    var line = row.line();
    var before = known.get(line.id());
    var above = fresh.get(line.id());
    if (before == null && above == null) {
      fresh.put(line.id(), placeOf(row));
      return true;
    }
    boolean here = above != null || Objects.requireNonNull(before).file().equals(file);
    var was = above != null ? above.settlement().line() : Objects.requireNonNull(before).line();
    if (!was.equals(line))
      unbooked(
          DiscrepancyKind.LINE_CHANGED, row.no(), line.id(), line.gross(), "now " + words(line));
    else if (here)
      unbooked(DiscrepancyKind.DUPLICATE_LINE, row.no(), line.id(), line.gross(), words(line));
    else alreadyKnown++;
    return false;
  }

  /** Not decided yet: only its line is looked at. */
  private Booked placeOf(Row row) {
    return new Booked(Settlement.of(row.line(), Optional.empty()), file, row.no());
  }

  private void book(Row row, List<Counterpart> candidates) {
    var of = candidates.stream().filter(this::isFree).findFirst();
    if (of.isEmpty()) of = candidates.stream().findFirst().map(SettlementBatch::taken);
    var settlement = Settlement.of(row.line(), of);
    if (settlement.status() != Status.SUSPENDED) claimed.add(claim(settlement.known()));
    booked.add(new Booked(settlement, file, row.no()));
    movements.addAll(settlement.movements());
    var wrong = settlement.wrong();
    if (wrong != null)
      discrepancies.add(
          Discrepancy.of(
              new DiscrepancyId(ids.next()),
              wrong,
              settlement,
              about(row.no(), row.line().id(), settlement.of()),
              now));
  }

  private boolean isFree(Counterpart of) {
    return !of.settled() && !claimed.contains(claim(of));
  }

  private static Claim claim(Counterpart of) {
    PublicId what = of.refund() != null ? of.refund() : of.dispute();
    return new Claim(of.type(), what == null ? of.order() : what, of.n());
  }

  private static Counterpart taken(Counterpart of) {
    return new Counterpart(
        of.type(),
        of.payment(),
        of.order(),
        of.n(),
        of.refund(),
        of.dispute(),
        of.seller(),
        of.amount(),
        of.share(),
        of.inReview(),
        true,
        of.reserve());
  }

  private void unbooked(
      DiscrepancyKind kind, int row, @Nullable LineId line, @Nullable Amount stake, String detail) {
    discrepancies.add(
        Discrepancy.unbooked(
            new DiscrepancyId(ids.next()), kind, about(row, line, null), stake, detail, now));
  }

  private About about(int row, @Nullable LineId line, @Nullable Counterpart of) {
    return of == null
        ? new About(file, row, line, null, null, 0)
        : new About(file, row, line, of.payment(), of.order(), of.n());
  }

  private static String words(SettlementLine line) {
    return "%s %s of %s, fee %s, %s, %s"
        .formatted(line.id(), line.type(), line.gross(), line.fee(), line.key(), line.date());
  }

  private static String told(String text) {
    var plain = text.strip().replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() <= LONGEST_TOLD ? plain : plain.substring(0, LONGEST_TOLD) + "…";
  }

  long rows() {
    return rows;
  }

  long alreadyKnown() {
    return alreadyKnown;
  }

  /** How many fit. */
  long fitting() {
    return booked.stream().filter(one -> one.settlement().wrong() == null).count();
  }

  List<Booked> booked() {
    return booked;
  }

  List<Discrepancy> discrepancies() {
    return discrepancies;
  }

  List<SettlementMovement> movements() {
    return movements;
  }

  /** The captures that are settled with it. */
  List<CaptureOf> captures() {
    return booked.stream()
        .map(Booked::settlement)
        .filter(one -> one.status() != Status.SUSPENDED)
        .map(Settlement::known)
        .filter(of -> of.type() == LineType.CAPTURE)
        .map(of -> new CaptureOf(of.order(), of.n()))
        .toList();
  }

  List<Reserves.Held> reserves(String traceId) {
    return booked.stream()
        .map(Booked::settlement)
        .filter(one -> one.reserved().isPositive())
        .map(one -> held(one, traceId))
        .toList();
  }

  /** From the day it was settled on. */
  static Reserves.Held held(Settlement settlement, String traceId) {
    var of = settlement.known();
    var reserve = Objects.requireNonNull(of.reserve());
    LocalDate until = settlement.line().date().plusDays(reserve.days());
    return new Reserves.Held(
        of.order(),
        of.n(),
        of.payment(),
        of.seller(),
        settlement.reserved(),
        traceId,
        until.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
