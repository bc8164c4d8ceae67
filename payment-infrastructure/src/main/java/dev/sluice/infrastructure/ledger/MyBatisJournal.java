package dev.sluice.infrastructure.ledger;

import dev.sluice.application.id.Ids;
import dev.sluice.application.ledger.Journal;
import dev.sluice.domain.ledger.Account;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class MyBatisJournal implements Journal {

  private final JournalSql sql;
  private final Accounts accounts;
  private final Ids ids;

  MyBatisJournal(JournalSql sql, Accounts accounts, Ids ids) {
    this.sql = sql;
    this.accounts = accounts;
    this.ids = ids;
  }

  @Override
  public void append(List<Record> records) {
    if (records.isEmpty()) return;
    var rows = records.stream().map(record -> JournalRow.of(ids.next(), record)).toList();
    var touched = new HashSet<Account>();
    for (var record : records)
      for (var posting : record.entry().postings()) touched.add(posting.account());
    var columns = JournalRow.columns(rows).values();
    columns.putAll(JournalRow.postings(rows, accounts.numbers(touched)).values());
    int written = sql.append(columns);
    if (written < records.size()) refuseOtherContent(rows);
  }

  /** Somebody wrote these movements before: the same is skipped, anything else is an error. */
  private void refuseOtherContent(List<JournalRow> rows) {
    var other =
        sql.withOtherContent(
            rows.stream()
                .map(row -> row.record().entry().movement().value())
                .toArray(String[]::new),
            rows.stream().map(JournalRow::contentHash).toArray(byte[][]::new));
    if (!other.isEmpty())
      throw new IllegalStateException(
          "in the books with other content: " + String.join(", ", other));
  }
}
