package dev.sluice.infrastructure.psp;

import dev.sluice.application.psp.PspAttempts;
import dev.sluice.infrastructure.Database;

/** The door to the attempts on record for tests of other rooms. */
public final class AttemptsRoom {
  public static PspAttempts of(Database database) {
    return new MyBatisPspAttempts(database.sql(PspAttemptsSql.class));
  }

  private AttemptsRoom() {}
}
