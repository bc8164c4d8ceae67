package dev.sluice.infrastructure.balance;

import dev.sluice.application.balance.Balances;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.ledger.LedgerRoom;

/** The door of this room for tests of other rooms. */
public final class BalanceRoom {
  public static Balances of(Database database) {
    return of(database, 8);
  }

  static Balances of(Database database, int stripes) {
    return new MyBatisBalances(
        database.sql(BalancesSql.class), LedgerRoom.accounts(database), stripes);
  }

  private BalanceRoom() {}
}
