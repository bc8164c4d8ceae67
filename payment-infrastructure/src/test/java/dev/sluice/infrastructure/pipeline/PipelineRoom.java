package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.pipeline.Calls;
import dev.sluice.application.pipeline.Inbox;
import dev.sluice.infrastructure.Database;
import java.time.InstantSource;

/** The door of this room's tables for tests of other rooms. */
public final class PipelineRoom {
  public static Inbox inbox(Database database, InstantSource clock) {
    return new MyBatisInbox(database.sql(InboxSql.class), new Days(35, 3), clock, new EventCodec());
  }

  /** Calls as consumers make them: side by side, each on a thread of its own. */
  public static Calls calls() {
    return new VirtualThreadCalls(4);
  }

  private PipelineRoom() {}
}
