package dev.sluice.infrastructure.bank;

import dev.sluice.application.bank.BankStatements;
import dev.sluice.application.settlement.Discrepancies;
import dev.sluice.domain.bank.BankEntry;
import dev.sluice.domain.bank.BankEntryKey;
import dev.sluice.domain.bank.BankStatement;
import dev.sluice.domain.id.BankFileId;
import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.settlement.DiscrepancyKind;
import dev.sluice.infrastructure.bank.BankStatementsSql.FileRow;
import dev.sluice.infrastructure.bank.BankStatementsSql.PaidRow;
import dev.sluice.infrastructure.bank.BankStatementsSql.WaitingRow;
import dev.sluice.infrastructure.sql.Columns;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class MyBatisBankStatements implements BankStatements {

  private final BankStatementsSql sql;
  private final Discrepancies discrepancies;

  MyBatisBankStatements(BankStatementsSql sql, Discrepancies discrepancies) {
    this.sql = sql;
    this.discrepancies = discrepancies;
  }

  @Override
  public boolean add(File file, Tally tally) {
    var values = new HashMap<String, Object>();
    values.put("id", file.id().number());
    values.put("publicId", file.id().value());
    values.put("sha256", file.sha256());
    values.put("bytes", file.bytes());
    values.put("statements", tally.statements());
    values.put("entries", tally.entries());
    values.put("alreadyKnown", tally.alreadyKnown());
    values.put("receivedBy", file.receivedBy());
    values.put("traceId", file.traceId());
    values.put("receivedAt", file.receivedAt());
    return sql.add(values) == 1;
  }

  @Override
  public Optional<BankFileId> withHash(String sha256) {
    return sql.withHash(sha256).map(BankFileId::new);
  }

  @Override
  public Optional<View> find(BankFileId id) {
    return sql.find(id.number()).map(this::view);
  }

  private View view(FileRow row) {
    var kinds = new EnumMap<DiscrepancyKind, Long>(DiscrepancyKind.class);
    long unexplained = 0;
    for (var kind : sql.kinds(row.id())) {
      kinds.put(DiscrepancyKind.valueOf(kind.kind()), kind.count());
      unexplained += kind.open();
    }
    return new View(
        new BankFileId(row.id()),
        row.sha256(),
        row.size(),
        new Tally(row.statements(), row.entries(), row.alreadyKnown()),
        row.matched(),
        kinds,
        unexplained,
        row.receivedAt());
  }

  @Override
  public Map<BankEntryKey, BankEntry> known(Collection<BankEntryKey> keys) {
    if (keys.isEmpty()) return Map.of();
    var columns =
        Columns.of(keys)
            .texts("account", BankEntryKey::account)
            .texts("reference", BankEntryKey::reference);
    return sql.known(columns.values()).stream()
        .map(BankEntryRow::toDomain)
        .collect(Collectors.toMap(BankEntry::key, Function.identity()));
  }

  @Override
  public boolean add(BankFileId file, int no, BankStatement statement, List<BankEntry> fresh) {
    var values = new HashMap<String, Object>();
    values.put("account", statement.account());
    values.put("statement", statement.id());
    values.put("file", file.number());
    values.put("no", no);
    values.put("currency", statement.opening().currency().code());
    values.put("opening", statement.opening().value());
    values.put("closing", statement.closing().value());
    values.put("day", statement.day());
    boolean isNew = sql.addStatement(values) == 1;
    if (!fresh.isEmpty())
      sql.addEntries(
          BankEntryRow.columns(fresh).with("file", file.number()).with("no", no).values());
    return isNew;
  }

  @Override
  public Optional<Amount> leftBefore(BankStatement statement) {
    var currency = statement.opening().currency();
    return sql.leftBefore(statement.account(), currency.code(), statement.day())
        .map(left -> new Amount(left, currency));
  }

  @Override
  public boolean isGap(BankFileId file, int no) {
    return sql.isGap(file.number(), no).orElse(false);
  }

  @Override
  public Map<Report, Paid> paid(Collection<Report> reports) {
    if (reports.isEmpty()) return Map.of();
    var columns =
        Columns.of(reports)
            .days("day", Report::day)
            .texts("currency", report -> report.currency().code());
    var paid = new HashMap<Report, Paid>();
    for (var row : sql.paid(columns.values())) paid.put(report(row), paid(row));
    return paid;
  }

  private static Report report(PaidRow row) {
    return new Report(row.day(), Currency.of(row.currency()));
  }

  private static Paid paid(PaidRow row) {
    var settled = row.settled();
    return new Paid(
        Amount.of(row.paid(), row.currency()),
        settled == null ? null : Amount.of(settled, row.currency()));
  }

  @Override
  public void matched(BankEntryKey entry, String to) {
    if (sql.matched(entry.account(), entry.reference(), to) != 1)
      throw new IllegalStateException("there is no entry " + entry);
  }

  @Override
  public void doubt(DiscrepancyId discrepancy, Doubt about) {
    var entry = about.entry();
    var values = new HashMap<String, Object>();
    values.put("discrepancy", discrepancy.number());
    values.put("file", about.file().number());
    values.put("no", about.statement());
    values.put("account", entry == null ? null : entry.account());
    values.put("reference", entry == null ? null : entry.reference());
    sql.doubt(values);
  }

  @Override
  public List<Waiting> waiting(Optional<DiscrepancyId> after, int atMost) {
    var rows = sql.waiting(after.map(DiscrepancyId::number).orElse(Long.MIN_VALUE), atMost);
    var entries = known(rows.stream().flatMap(row -> key(row).stream()).distinct().toList());
    return rows.stream().map(row -> waiting(row, key(row), entries)).toList();
  }

  private Waiting waiting(
      WaitingRow row, Optional<BankEntryKey> key, Map<BankEntryKey, BankEntry> entries) {
    return new Waiting(
        discrepancies.find(new DiscrepancyId(row.discrepancyId())).orElseThrow(),
        new Doubt(new BankFileId(row.bankFileId()), row.no(), key.orElse(null)),
        key.map(named -> entries.get(named)).orElse(null),
        row.traceId());
  }

  private static Optional<BankEntryKey> key(WaitingRow row) {
    @Nullable String account = row.account();
    @Nullable String reference = row.reference();
    return account == null || reference == null
        ? Optional.empty()
        : Optional.of(new BankEntryKey(account, reference));
  }
}
