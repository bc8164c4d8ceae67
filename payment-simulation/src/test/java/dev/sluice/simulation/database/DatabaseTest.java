package dev.sluice.simulation.database;

import dev.sluice.application.pipeline.Transactions;
import dev.sluice.simulation.contract.TransactionsContract;
import dev.sluice.simulation.fault.Faults;

class DatabaseTest extends TransactionsContract {
  private final Database database = new Database(new Faults());
  private final Table<Integer, String> table = new Table<>("table", database);

  @Override
  protected Transactions transactions() {
    return database;
  }

  @Override
  protected void write(String value) {
    table.put(1, value);
  }

  @Override
  protected String read() {
    return table.find(1).orElse("nobody");
  }
}
