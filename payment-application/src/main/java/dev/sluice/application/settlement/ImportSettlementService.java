package dev.sluice.application.settlement;

import dev.sluice.application.id.Ids;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.settlement.SettlementFiles.Tally;
import dev.sluice.application.settlement.SettlementFiles.Unread;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.SellerId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the pieces of reports, one per transaction: lines, discrepancies, journal and balances
 * commit together with the word that the piece was read. Whoever dies in between leaves nothing.
 */
public final class ImportSettlementService {

  private record Done(long rows, Set<SellerId> sellers) {}

  private final SettlementFiles files;
  private final SettlementLines lines;
  private final Discrepancies discrepancies;
  private final Reserves reserves;
  private final BooksAtOnce books;
  private final Ids ids;
  private final Transactions transactions;
  private final InstantSource clock;

  public ImportSettlementService(
      SettlementFiles files,
      SettlementLines lines,
      Discrepancies discrepancies,
      Reserves reserves,
      BooksAtOnce books,
      Ids ids,
      Transactions transactions,
      InstantSource clock) {
    this.files = files;
    this.lines = lines;
    this.discrepancies = discrepancies;
    this.reserves = reserves;
    this.books = books;
    this.ids = ids;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** How many rows were read; 0 when there is nothing to read. */
  public long runOnce() {
    var done =
        transactions.run(() -> {
          lines.alone();
          return files.next().map(this::read);
        });
    done.ifPresent(read -> books.committed(read.sellers()));
    return done.map(Done::rows).orElse(0L);
  }

  private Done read(Unread unread) {
    var now = clock.instant();
    var file = unread.file();
    var batch = new SettlementBatch(lines, file.id(), ids, now);
    batch.read(unread.piece());
    lines.add(batch.booked());
    var fresh = discrepancies.add(batch.discrepancies());
    for (var missing : discrepancies.missingOf(batch.captures()))
      discrepancies.save(missing.match(now).after());
    reserves.hold(batch.reserves(file.traceId()), now);
    var event = new EventId("%s:SettlementFile:%d".formatted(file.id(), unread.piece().no()));
    var sellers =
        batch.movements().isEmpty()
            ? Set.<SellerId>of()
            : books.write(batch.movements(), file.traceId(), event, now);
    long again = batch.discrepancies().size() - fresh.size();
    var tally = new Tally(batch.rows(), batch.fitting(), batch.alreadyKnown() + again);
    files.read(unread, tally, now);
    return new Done(Math.max(1, tally.lines()), sellers);
  }

  /** For who wants to wait until everything is read. */
  public Optional<Long> runAll() {
    long rows = 0;
    for (long read = runOnce(); read > 0; read = runOnce()) rows += read;
    return rows == 0 ? Optional.empty() : Optional.of(rows);
  }
}
