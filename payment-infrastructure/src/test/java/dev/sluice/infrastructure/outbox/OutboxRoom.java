package dev.sluice.infrastructure.outbox;

import dev.sluice.application.outbox.Outbox;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.pipeline.EventCodec;
import java.time.Duration;
import java.time.InstantSource;

/** The door of this room for tests of other rooms. */
public final class OutboxRoom {
  public static Outbox of(Database database, InstantSource clock) {
    return of(database, clock, new Silence());
  }

  static Outbox of(Database database, InstantSource clock, WakeUp wakeUp) {
    return new MyBatisOutbox(database.sql(OutboxSql.class), new EventCodec(), wakeUp, clock);
  }

  private record Silence() implements WakeUp {
    @Override
    public void ring() {}

    @Override
    public boolean await(Duration atMost) {
      return false;
    }
  }

  private OutboxRoom() {}
}
