package dev.sluice.simulation.balance;

import dev.sluice.application.balance.Balances;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.domain.ledger.Account;
import dev.sluice.simulation.contract.BalancesContract;
import dev.sluice.simulation.contract.Things;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;

class InMemoryBalancesTest extends BalancesContract {
  private final Database database = new Database(new Faults());
  private final InMemoryBalances balances = new InMemoryBalances(database, () -> Things.NOW);

  @Override
  protected Transactions transactions() {
    return database;
  }

  @Override
  protected Balances balances() {
    return balances;
  }

  @Override
  protected long holds(Account account) {
    return balances.all().getOrDefault(account, 0L);
  }
}
