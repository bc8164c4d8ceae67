package dev.sluice.infrastructure.bank;

import dev.sluice.application.bank.BankStatements;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.settlement.SettlementRoom;
import dev.sluice.simulation.contract.BankStatementsContract;
import dev.sluice.simulation.contract.SettlementRooms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class BankStatementsIntegrationTest extends BankStatementsContract {

  private Database database;

  @BeforeAll
  void open() {
    database = Database.fresh();
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Override
  protected SettlementRooms rooms() {
    return SettlementRoom.of(database);
  }

  @Override
  protected BankStatements statements() {
    return new MyBatisBankStatements(
        database.sql(BankStatementsSql.class), rooms().discrepancies());
  }
}
