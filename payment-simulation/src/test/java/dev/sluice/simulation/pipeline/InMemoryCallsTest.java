package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.Calls;
import dev.sluice.simulation.contract.CallsContract;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;
import dev.sluice.test.seeded.Chance;

class InMemoryCallsTest extends CallsContract {
  private final Database database = new Database(new Faults());

  @Override
  protected Calls calls() {
    return new InMemoryCalls(database, Chance.of(1), 4);
  }

  @Override
  protected void inTransaction(Runnable work) {
    database.run(work);
  }
}
