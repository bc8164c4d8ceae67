package dev.sluice.simulation.psp;

import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.psp.PspAttempts;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.simulation.contract.PspAttemptsContract;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;
import java.util.List;

class InMemoryPspAttemptsTest extends PspAttemptsContract {
  private final Database database = new Database(new Faults());
  private final InMemoryPspAttempts attempts = new InMemoryPspAttempts(database);

  @Override
  protected Transactions transactions() {
    return database;
  }

  @Override
  protected PspAttempts attempts() {
    return attempts;
  }

  @Override
  protected List<String> onRecord(PspKey key) {
    return attempts.all().stream()
        .filter(row -> row.key().equals(key))
        .map(row -> "%s %d %s".formatted(row.source(), row.n(), word(row)))
        .toList();
  }

  private static String word(InMemoryPspAttempts.Row row) {
    return row.answer() == null ? "-" : row.answer().getClass().getSimpleName();
  }
}
