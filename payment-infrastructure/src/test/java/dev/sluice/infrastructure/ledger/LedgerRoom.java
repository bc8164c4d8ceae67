package dev.sluice.infrastructure.ledger;

import dev.sluice.application.ledger.Journal;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Samples;

/** The door of this room for tests of other rooms. */
public final class LedgerRoom {
  public static Journal journal(Database database) {
    return new MyBatisJournal(database.sql(JournalSql.class), accounts(database), Samples::number);
  }

  public static Accounts accounts(Database database) {
    return new Accounts(database.sql(AccountsSql.class));
  }

  private LedgerRoom() {}
}
