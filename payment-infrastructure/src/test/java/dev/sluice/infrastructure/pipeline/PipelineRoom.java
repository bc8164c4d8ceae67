package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.pipeline.Inbox;
import dev.sluice.infrastructure.Database;
import java.time.InstantSource;

/** The door of this room's tables for tests of other rooms. */
public final class PipelineRoom {
  public static Inbox inbox(Database database, InstantSource clock) {
    return new MyBatisInbox(database.sql(InboxSql.class), new Days(35, 3), clock, new EventCodec());
  }

  private PipelineRoom() {}
}
