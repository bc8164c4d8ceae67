package dev.sluice.simulation.settlement;

import dev.sluice.application.settlement.Discrepancies.CaptureOf;
import dev.sluice.application.settlement.Reserves;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is held back, in memory. */
public final class InMemoryReserves implements Reserves {

  /** One with whether it was given. */
  public record Row(Held held, boolean released) {}

  private final Table<CaptureOf, Row> rows;

  public InMemoryReserves(Database database) {
    this.rows = new Table<>("reserves", database);
  }

  @Override
  public void hold(List<Held> reserves, Instant now) {
    for (var held : reserves)
      if (!rows.insert(key(held), new Row(held, false)))
        throw new IllegalStateException("held already: " + held);
  }

  private static CaptureOf key(Held held) {
    return new CaptureOf(held.order(), held.n());
  }

  @Override
  public List<Held> claimDue(Instant now, int atMost) {
    return rows.where(row -> !row.released() && !row.held().releaseAt().isAfter(now)).stream()
        .map(Row::held)
        .sorted(Comparator.comparing(Held::releaseAt))
        .limit(atMost)
        .toList();
  }

  @Override
  public void released(List<Held> reserves, Instant now) {
    for (var held : reserves) {
      var row = rows.find(key(held));
      if (row.isEmpty() || row.get().released())
        throw new IllegalStateException("not all of these were held: " + reserves);
      rows.put(key(held), new Row(held, true));
    }
  }

  /** When the next is due. */
  public Optional<Instant> next() {
    return rows.where(row -> !row.released()).stream()
        .map(row -> row.held().releaseAt())
        .min(Comparator.naturalOrder());
  }

  public List<Row> all() {
    return rows.all();
  }
}
