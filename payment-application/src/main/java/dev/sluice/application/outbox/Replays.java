package dev.sluice.application.outbox;

import dev.sluice.application.pipeline.RawRecord;
import dev.sluice.application.pipeline.Replay;
import dev.sluice.domain.id.DeadLetterId;

/** Dead letters on their way back to their topic. */
public interface Replays {

  /** In a transaction: the record leaves with its own bytes and headers, as this replay. */
  void add(DeadLetterId letter, Replay replay, RawRecord record, String traceId);
}
