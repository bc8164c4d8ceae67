package dev.sluice.infrastructure.ledger;

import dev.sluice.application.ledger.Journal;
import dev.sluice.domain.id.JournalEntryId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.JournalEntry;
import dev.sluice.domain.ledger.Posting;
import dev.sluice.infrastructure.sql.Columns;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A row of {@code journal_entries}, with the fingerprint of what it says. */
record JournalRow(JournalEntryId id, Journal.Record record, byte[] contentHash) {

  /** A posting with its entry and its place in it. */
  record PostingOf(long entry, int no, Posting posting) {}

  static JournalRow of(long number, Journal.Record record) {
    return new JournalRow(new JournalEntryId(number), record, hash(record.entry()));
  }

  static Columns<JournalRow> columns(Collection<JournalRow> rows) {
    return Columns.of(rows)
        .longs("id", row -> row.id().number())
        .texts("publicId", row -> row.id().value())
        .texts("movementKey", row -> row.record().entry().movement().value())
        .texts("movementKind", row -> row.record().entry().movement().kind())
        .longs("paymentId", row -> payment(row.record().entry()))
        .bytes("contentHash", JournalRow::contentHash)
        .instants("occurredAt", row -> row.record().occurredAt())
        .texts("traceId", row -> row.record().traceId())
        .texts("cause", row -> row.record().cause().value());
  }

  /** 0 when nobody knows of any: a null would be equal to nothing. */
  private static long payment(JournalEntry entry) {
    var payment = entry.payment();
    return payment == null ? 0 : payment.number();
  }

  static Columns<PostingOf> postings(Collection<JournalRow> rows, Map<Account, Long> accounts) {
    var postings = new ArrayList<PostingOf>();
    for (var row : rows) {
      int no = 0;
      for (var posting : row.record().entry().postings())
        postings.add(new PostingOf(row.id().number(), no++, posting));
    }
    return Columns.of(List.copyOf(postings))
        .longs("postingEntry", PostingOf::entry)
        .ints("postingNo", PostingOf::no)
        .longs("account", of -> accounts.getOrDefault(of.posting().account(), 0L))
        .texts("direction", of -> of.posting().direction().name())
        .longs("amount", of -> of.posting().amount().value())
        .texts("currency", of -> of.posting().amount().currency().code());
  }

  /** What the entry says, and nothing of where it came from. */
  private static byte[] hash(JournalEntry entry) {
    var text = new StringBuilder(entry.movement().value()).append('|').append(entry.payment());
    for (var line : entry.lines())
      text.append('|')
          .append(line.debit().name())
          .append('>')
          .append(line.credit().name())
          .append('=')
          .append(line.amount().value());
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
