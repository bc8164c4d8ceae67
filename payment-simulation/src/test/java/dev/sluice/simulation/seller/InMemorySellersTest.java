package dev.sluice.simulation.seller;

import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.seller.Sellers;
import dev.sluice.simulation.contract.SellersContract;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;

class InMemorySellersTest extends SellersContract {
  private final Database database = new Database(new Faults());
  private final Sellers sellers = new InMemorySellers(database);

  @Override
  protected Transactions transactions() {
    return database;
  }

  @Override
  protected Sellers sellers() {
    return sellers;
  }
}
