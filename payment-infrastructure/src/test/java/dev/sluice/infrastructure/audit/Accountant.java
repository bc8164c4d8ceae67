package dev.sluice.infrastructure.audit;

import static dev.sluice.infrastructure.Samples.NOW;
import static dev.sluice.infrastructure.Samples.TRACE;

import dev.sluice.application.balance.BalanceCache;
import dev.sluice.application.balance.Balances;
import dev.sluice.application.settlement.BooksAtOnce;
import dev.sluice.application.settlement.FindMissingService;
import dev.sluice.application.settlement.ImportSettlementService;
import dev.sluice.application.settlement.MatchLateService;
import dev.sluice.application.settlement.ReceiveSettlementFileService;
import dev.sluice.application.settlement.ReleaseReservesService;
import dev.sluice.application.settlement.ResolveDiscrepancyService;
import dev.sluice.application.settlement.SettlementFiles;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.id.SettlementFileId;
import dev.sluice.domain.settlement.SettlementRow;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Samples;
import dev.sluice.infrastructure.balance.BalanceRoom;
import dev.sluice.infrastructure.ledger.LedgerRoom;
import dev.sluice.infrastructure.settlement.SettlementRoom;
import dev.sluice.simulation.contract.SettlementRooms;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The services of settlements over a real database. */
final class Accountant {

  final SettlementRooms rooms;
  final BooksAtOnce books;
  final ReceiveSettlementFileService receive;
  final ImportSettlementService reader;
  final MatchLateService late;
  final FindMissingService missing;
  final ReleaseReservesService reserves;
  final ResolveDiscrepancyService resolve;
  private final Database database;
  private Instant now = NOW;

  Accountant(Database database) {
    this(database, SettlementRoom.of(database).files());
  }

  Accountant(Database database, SettlementFiles files) {
    this.database = database;
    this.rooms = SettlementRoom.of(database);
    this.books =
        new BooksAtOnce(LedgerRoom.journal(database), BalanceRoom.of(database), new NoCache());
    this.receive = new ReceiveSettlementFileService(files, Samples::number, () -> now);
    this.reader =
        new ImportSettlementService(
            files,
            rooms.lines(),
            rooms.discrepancies(),
            rooms.reserves(),
            books,
            Samples::number,
            database,
            () -> now);
    this.late =
        new MatchLateService(
            rooms.lines(), rooms.discrepancies(), rooms.reserves(), books, database, () -> now);
    this.missing =
        new FindMissingService(
            rooms.lines(),
            rooms.discrepancies(),
            Samples::number,
            database,
            () -> now,
            Duration.ofDays(5));
    this.reserves = new ReleaseReservesService(rooms.reserves(), books, database, () -> now);
    this.resolve =
        new ResolveDiscrepancyService(rooms.lines(), rooms.discrepancies(), books, () -> now);
  }

  void turn(Duration by) {
    now = now.plus(by);
  }

  Instant now() {
    return now;
  }

  /** Sent, not read. */
  SettlementFileId send(List<String> rows) {
    var csv =
        (SettlementRow.HEADER + "\n" + String.join("\n", rows) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    var hash = "%064x".formatted(Arrays.hashCode(csv) & 0xffffffffL);
    var bytes = new ByteArrayInputStream(csv);
    return database.run(() -> receive.receive(hash, csv.length, bytes, "anna", TRACE)).id();
  }

  SettlementFiles.View settle(List<String> rows) {
    var id = send(rows);
    reader.runAll();
    return rooms.files().find(id).orElseThrow();
  }

  /** Nobody has a copy. */
  private static final class NoCache implements BalanceCache {
    @Override
    public Optional<Balances.OfSeller> find(SellerId seller) {
      return Optional.empty();
    }

    @Override
    public void keep(SellerId seller, Balances.OfSeller balances) {
      // nowhere
    }

    @Override
    public void drop(Collection<SellerId> sellers) {
      // nothing is kept
    }
  }
}
