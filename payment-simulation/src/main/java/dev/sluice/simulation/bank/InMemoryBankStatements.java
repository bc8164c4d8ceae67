package dev.sluice.simulation.bank;

import dev.sluice.application.bank.BankStatements;
import dev.sluice.application.settlement.Discrepancies;
import dev.sluice.domain.bank.BankEntry;
import dev.sluice.domain.bank.BankEntryKey;
import dev.sluice.domain.bank.BankPurpose;
import dev.sluice.domain.bank.BankStatement;
import dev.sluice.domain.id.BankFileId;
import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.settlement.Discrepancy;
import dev.sluice.domain.settlement.DiscrepancyKind;
import dev.sluice.domain.settlement.SettlementLine;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;
import dev.sluice.simulation.database.Table.Key2;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bank statements in memory. */
public final class InMemoryBankStatements implements BankStatements {

  private record Received(File file, Tally tally) {
    @Override
    public String toString() {
      return file.id() + " " + tally;
    }
  }

  private record Stated(BankFileId file, int no, BankStatement statement) {}

  private record Row(BankFileId file, BankEntry entry, @Nullable String to) {}

  private final Table<BankFileId, Received> files;
  private final Table<Key2<String, String>, Stated> statements;
  private final Table<BankEntryKey, Row> entries;
  private final Table<DiscrepancyId, Doubt> doubts;
  private final Discrepancies discrepancies;
  private final Supplier<List<SettlementLine>> lines;

  /**
   * @param lines all that the PSP has settled
   */
  public InMemoryBankStatements(
      Database database, Discrepancies discrepancies, Supplier<List<SettlementLine>> lines) {
    this.files = new Table<>("bank_files", database);
    this.statements = new Table<>("bank_statements", database);
    this.entries = new Table<>("bank_entries", database);
    this.doubts = new Table<>("bank_discrepancies", database);
    this.discrepancies = discrepancies;
    this.lines = lines;
  }

  @Override
  public boolean add(File file, Tally tally) {
    if (withHash(file.sha256()).isPresent()) return false;
    files.put(file.id(), new Received(file, tally));
    return true;
  }

  @Override
  public Optional<BankFileId> withHash(String sha256) {
    return files.where(row -> row.file().sha256().equals(sha256)).stream()
        .map(row -> row.file().id())
        .findFirst();
  }

  @Override
  public Optional<View> find(BankFileId id) {
    return files.find(id).map(this::view);
  }

  private View view(Received row) {
    var file = row.file();
    var kinds = new EnumMap<DiscrepancyKind, Long>(DiscrepancyKind.class);
    long unexplained = 0;
    for (var one : doubts.asMap().entrySet()) {
      if (!one.getValue().file().equals(file.id())) continue;
      var discrepancy = discrepancies.find(one.getKey()).orElseThrow();
      kinds.merge(discrepancy.kind(), 1L, Long::sum);
      var stake = discrepancy.stake();
      if (discrepancy.status().isOpen() && stake != null) unexplained += stake.value();
    }
    long matched =
        entries.where(entry -> entry.file().equals(file.id()) && entry.to() != null).size();
    return new View(
        file.id(),
        file.sha256(),
        file.bytes().length,
        row.tally(),
        matched,
        kinds,
        unexplained,
        file.receivedAt());
  }

  @Override
  public Map<BankEntryKey, BankEntry> known(Collection<BankEntryKey> keys) {
    var known = new HashMap<BankEntryKey, BankEntry>();
    for (var key : keys) entries.find(key).ifPresent(row -> known.put(key, row.entry()));
    return known;
  }

  @Override
  public boolean add(BankFileId file, int no, BankStatement statement, List<BankEntry> fresh) {
    for (var entry : fresh)
      if (!entries.insert(entry.key(), new Row(file, entry, null)))
        throw new IllegalStateException("there already: " + entry.key());
    return statements.insert(
        new Key2<>(statement.account(), statement.id()), new Stated(file, no, statement));
  }

  @Override
  public Optional<Amount> leftBefore(BankStatement statement) {
    return statements
        .where(one ->
            one.statement().account().equals(statement.account())
                && one.statement().opening().currency().equals(statement.opening().currency())
                && one.statement().day().isBefore(statement.day()))
        .stream()
        .max(
            Comparator.comparing((Stated one) -> one.statement().day())
                .thenComparing(Stated::file)
                .thenComparing(Stated::no))
        .map(one -> one.statement().closing());
  }

  @Override
  public boolean isGap(BankFileId file, int no) {
    return statements.where(one -> one.file().equals(file) && one.no() == no).stream()
        .anyMatch(one ->
            leftBefore(one.statement())
                .filter(left -> !left.equals(one.statement().opening()))
                .isPresent());
  }

  @Override
  public Map<Report, Paid> paid(Collection<Report> reports) {
    var paid = new HashMap<Report, Paid>();
    for (var report : reports) paid.put(report, paid(report));
    return paid;
  }

  private Paid paid(Report report) {
    var paid = Amount.zero(report.currency());
    for (var row : entries.all())
      if (row.entry().purpose() instanceof BankPurpose.Settlement(var day)
          && day.equals(report.day())
          && row.entry().amount().currency().equals(report.currency()))
        paid = paid.plus(row.entry().amount());
    Amount settled = null;
    for (var line : lines.get()) {
      if (!line.date().equals(report.day()) || !line.gross().currency().equals(report.currency()))
        continue;
      var net = (line.type().isIn() ? line.gross() : line.gross().negated()).minus(line.fee());
      settled = settled == null ? net : settled.plus(net);
    }
    return new Paid(paid, settled);
  }

  @Override
  public void matched(BankEntryKey entry, String to) {
    var row = entries.find(entry).orElseThrow(() -> new IllegalStateException("no " + entry));
    entries.put(entry, new Row(row.file(), row.entry(), to));
  }

  @Override
  public void doubt(DiscrepancyId discrepancy, Doubt about) {
    doubts.put(discrepancy, about);
  }

  @Override
  public List<Waiting> waiting(Optional<DiscrepancyId> after, int atMost) {
    return doubts.asMap().entrySet().stream()
        .filter(one -> after.isEmpty() || one.getKey().compareTo(after.get()) > 0)
        .map(one -> waiting(discrepancies.find(one.getKey()).orElseThrow(), one.getValue()))
        .filter(one -> one.discrepancy().status().isOpen())
        .filter(one ->
            switch (one.discrepancy().kind()) {
              case BANK_UNKNOWN, BANK_AMOUNT_DIFFERS, BANK_GAP -> true;
              default -> false;
            })
        .limit(atMost)
        .toList();
  }

  private Waiting waiting(Discrepancy discrepancy, Doubt about) {
    var key = about.entry();
    var entry = key == null ? null : entries.find(key).map(Row::entry).orElse(null);
    var trace = files.find(about.file()).orElseThrow().file().traceId();
    return new Waiting(discrepancy, about, entry, trace);
  }
}
