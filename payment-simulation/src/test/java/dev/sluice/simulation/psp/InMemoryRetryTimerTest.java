package dev.sluice.simulation.psp;

import dev.sluice.application.psp.RetryTimer;
import dev.sluice.simulation.contract.RetryTimerContract;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;

class InMemoryRetryTimerTest extends RetryTimerContract {
  private final Database database = new Database(new Faults());
  private final InMemoryRetryTimer timer = new InMemoryRetryTimer(database);

  @Override
  protected RetryTimer timer() {
    return timer;
  }

  @Override
  protected void empty() {
    timer.empty();
  }

  @Override
  protected RetryTimer away() {
    timer.away(true);
    return timer;
  }

  @Override
  protected void inTransaction(Runnable work) {
    database.run(work);
  }
}
