package dev.sluice.simulation.idempotency;

import dev.sluice.application.idempotency.Idempotency;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.simulation.contract.IdempotencyContract;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;

class InMemoryIdempotencyTest extends IdempotencyContract {
  private final Database database = new Database(new Faults());
  private final Idempotency idempotency = new InMemoryIdempotency(database);

  @Override
  protected Transactions transactions() {
    return database;
  }

  @Override
  protected Idempotency idempotency() {
    return idempotency;
  }
}
