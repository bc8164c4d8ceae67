package dev.sluice.simulation.bank;

import dev.sluice.application.bank.BankStatements;
import dev.sluice.domain.settlement.SettlementLine;
import dev.sluice.simulation.contract.BankStatementsContract;
import dev.sluice.simulation.contract.SettlementRooms;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;
import dev.sluice.simulation.settlement.InMemorySettlementLines;
import dev.sluice.simulation.settlement.SimulatedSettlements;
import java.util.List;

class InMemoryBankStatementsTest extends BankStatementsContract {
  private final Database database = new Database(new Faults());
  private final SettlementRooms rooms = SimulatedSettlements.over(database);
  private final BankStatements statements =
      new InMemoryBankStatements(database, rooms.discrepancies(), this::lines);

  private List<SettlementLine> lines() {
    return ((InMemorySettlementLines) rooms.lines())
        .all().stream().map(row -> row.settlement().line()).toList();
  }

  @Override
  protected SettlementRooms rooms() {
    return rooms;
  }

  @Override
  protected BankStatements statements() {
    return statements;
  }
}
