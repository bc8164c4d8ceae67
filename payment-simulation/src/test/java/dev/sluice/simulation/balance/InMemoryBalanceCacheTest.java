package dev.sluice.simulation.balance;

import dev.sluice.application.balance.BalanceCache;
import dev.sluice.simulation.contract.BalanceCacheContract;
import dev.sluice.simulation.contract.Things;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;
import dev.sluice.simulation.time.TurnedClock;
import java.time.Duration;

class InMemoryBalanceCacheTest extends BalanceCacheContract {
  private final Database database = new Database(new Faults());
  private final TurnedClock clock = new TurnedClock(Things.NOW);
  private final InMemoryBalanceCache cache = new InMemoryBalanceCache(database, clock);

  @Override
  protected BalanceCache cache() {
    return cache;
  }

  @Override
  protected void turn(Duration by) {
    clock.turn(by);
  }

  @Override
  protected BalanceCache away() {
    cache.away(true);
    return cache;
  }

  @Override
  protected void inTransaction(Runnable work) {
    database.run(work);
  }
}
