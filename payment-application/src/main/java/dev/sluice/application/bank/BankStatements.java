package dev.sluice.application.bank;

import dev.sluice.domain.bank.BankEntry;
import dev.sluice.domain.bank.BankEntryKey;
import dev.sluice.domain.bank.BankStatement;
import dev.sluice.domain.id.BankFileId;
import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.settlement.Discrepancy;
import dev.sluice.domain.settlement.DiscrepancyKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files of bank statements as they came, and the entries in them: each is kept once. */
public interface BankStatements {

  /**
   * A file.
   *
   * @param sha256 of all its bytes, in hex: the same bytes are the same file
   */
  record File(
      BankFileId id,
      String sha256,
      byte[] bytes,
      String receivedBy,
      String traceId,
      Instant receivedAt) {}

  /**
   * What came with a file.
   *
   * @param entries how many stood in it
   * @param alreadyKnown how many of them came before, with the same words
   */
  record Tally(int statements, int entries, int alreadyKnown) {}

  /**
   * A file and what became of it.
   *
   * @param matched entries that are what we know of, now and later
   * @param discrepancies how many were found, by kind
   * @param unexplained minor units of those that are open, in all currencies
   */
  record View(
      BankFileId id,
      String sha256,
      long size,
      Tally tally,
      long matched,
      Map<DiscrepancyKind, Long> discrepancies,
      long unexplained,
      Instant receivedAt) {}

  /** What a PSP pays for its report of a day. */
  record Report(LocalDate day, Currency currency) implements Comparable<Report> {
    @Override
    public int compareTo(Report other) {
      int first = day.compareTo(other.day);
      return first != 0 ? first : currency.compareTo(other.currency);
    }
  }

  /**
   * How a report was paid.
   *
   * @param settled the net of its lines; null when none has come
   */
  record Paid(Amount paid, @Nullable Amount settled) {}

  /**
   * Where something does not fit.
   *
   * @param entry null when it is about the statement
   */
  record Doubt(BankFileId file, int statement, @Nullable BankEntryKey entry) {}

  /** Something that does not fit and may do so by now. */
  record Waiting(Discrepancy discrepancy, Doubt about, @Nullable BankEntry entry, String traceId) {}

  /**
   * In a transaction.
   *
   * @return false when a file with the same bytes is there: then nothing is written
   */
  boolean add(File file, Tally tally);

  Optional<BankFileId> withHash(String sha256);

  Optional<View> find(BankFileId id);

  /** Those of these entries that came before. */
  Map<BankEntryKey, BankEntry> known(Collection<BankEntryKey> keys);

  /**
   * In a transaction. A statement that came before, by account and id, is not written again.
   *
   * @param no from 1, in its file
   * @param fresh those of its entries that are new
   * @return whether the statement is new
   */
  boolean add(BankFileId file, int no, BankStatement statement, List<BankEntry> fresh);

  /** What the last statement before the day of this one has left on its account. */
  Optional<Amount> leftBefore(BankStatement statement);

  /** As {@link #leftBefore}, for one that was added. */
  boolean isGap(BankFileId file, int no);

  Map<Report, Paid> paid(Collection<Report> reports);

  /**
   * In a transaction: it is what we know of.
   *
   * @param to {@code settlement-2026-11-20} or {@code pout_…}
   */
  void matched(BankEntryKey entry, String to);

  /** In a transaction that has added the discrepancy. */
  void doubt(DiscrepancyId discrepancy, Doubt about);

  /**
   * What may fit by now, by discrepancy.
   *
   * @param after where the last page ended
   */
  List<Waiting> waiting(Optional<DiscrepancyId> after, int atMost);
}
