package dev.sluice.infrastructure.idempotency;

import dev.sluice.application.idempotency.Idempotency;
import dev.sluice.infrastructure.Database;

/** What tests of other rooms get of this one. */
public final class IdempotencyRoom {

  private IdempotencyRoom() {}

  public static Idempotency of(Database database) {
    return new MyBatisIdempotency(database.sql(IdempotencySql.class));
  }
}
