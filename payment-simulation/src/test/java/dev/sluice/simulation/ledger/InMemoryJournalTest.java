package dev.sluice.simulation.ledger;

import dev.sluice.application.ledger.Journal;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.domain.ledger.MovementKey;
import dev.sluice.simulation.contract.JournalContract;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;
import java.util.Optional;

class InMemoryJournalTest extends JournalContract {
  private final Database database = new Database(new Faults());
  private final InMemoryJournal journal = new InMemoryJournal(database);

  @Override
  protected Transactions transactions() {
    return database;
  }

  @Override
  protected Journal journal() {
    return journal;
  }

  @Override
  protected Optional<Written> written(MovementKey movement) {
    return Optional.ofNullable(journal.entries().get(movement))
        .map(one -> new Written(one.entry().postings(), one.occurredAt(), one.traceId()));
  }
}
