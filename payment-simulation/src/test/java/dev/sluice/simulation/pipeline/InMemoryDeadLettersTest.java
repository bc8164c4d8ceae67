package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.DeadLetters;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.simulation.contract.DeadLettersContract;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;
import java.util.List;

class InMemoryDeadLettersTest extends DeadLettersContract {
  private final Database database = new Database(new Faults());
  private final InMemoryDeadLetters letters = new InMemoryDeadLetters(database);

  @Override
  protected Transactions transactions() {
    return database;
  }

  @Override
  protected DeadLetters letters() {
    return letters;
  }

  @Override
  protected List<String> reasons(String step) {
    return letters.of(step).stream().map(DeadLetter::reason).toList();
  }
}
