package dev.sluice.application.settlement;

import dev.sluice.domain.id.SettlementFileId;
import dev.sluice.domain.settlement.DiscrepancyKind;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Settlement reports as they came, kept in pieces of whole rows. A piece is read once. */
public interface SettlementFiles {

  /**
   * A report.
   *
   * @param sha256 of all its bytes, in hex: the same bytes are the same report
   */
  record File(
      SettlementFileId id,
      String sha256,
      long size,
      String receivedBy,
      String traceId,
      Instant receivedAt) {}

  /**
   * Some rows of a report.
   *
   * @param no from 1
   * @param firstRow the number of its first row; the header is 0
   * @param text whole rows, in UTF-8
   */
  record Piece(int no, int firstRow, byte[] text) {}

  /** The next piece to read, with the report it is of. */
  record Unread(File file, Piece piece) {}

  /**
   * What became of rows.
   *
   * @param matched rows that fit, now and later
   * @param alreadyKnown rows that came before, with the same words
   */
  record Tally(long lines, long matched, long alreadyKnown) {}

  /**
   * A report and how far it has been read.
   *
   * @param discrepancies how many were found, by kind
   * @param unexplained minor units of those that are open, in all currencies
   * @param doneAt empty while it is being read
   */
  record View(
      File file,
      int pieces,
      int read,
      Tally tally,
      Map<DiscrepancyKind, Long> discrepancies,
      long unexplained,
      Optional<Instant> doneAt) {}

  /**
   * In a transaction.
   *
   * @return false when a report with the same bytes is there: then nothing is written
   */
  boolean add(File file, Iterator<Piece> pieces);

  Optional<SettlementFileId> withHash(String sha256);

  Optional<View> find(SettlementFileId id);

  /** In a transaction that is alone: the first piece nobody has read, of the oldest report. */
  Optional<Unread> next();

  /** In the same transaction: it is read now; with its last piece a report is done. */
  void read(Unread piece, Tally tally, Instant now);
}
