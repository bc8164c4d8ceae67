package dev.sluice.application.ledger;

import dev.sluice.domain.event.EventId;
import dev.sluice.domain.ledger.JournalEntry;
import java.time.Instant;
import java.util.List;

/** The books: append only. */
public interface Journal {

  /**
   * An entry with where it comes from.
   *
   * @param occurredAt when the money moved
   * @param cause the event that brought it
   */
  record Record(JournalEntry entry, Instant occurredAt, String traceId, EventId cause) {}

  /**
   * In a transaction: writes entries whole. A movement that is there with the same content is
   * skipped, whatever brought it; waits for whoever writes it in an open transaction.
   *
   * @throws IllegalStateException when a movement is there with other content
   */
  void append(List<Record> records);
}
