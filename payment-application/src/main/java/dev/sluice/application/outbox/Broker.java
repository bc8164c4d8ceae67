package dev.sluice.application.outbox;

import java.util.List;

/** Where published rows go. */
public interface Broker {

  /**
   * Returns when the broker has acknowledged every row.
   *
   * @throws RuntimeException when one was not: none counts as sent
   * @throws IllegalStateException when this thread holds a database transaction
   */
  void publish(List<OutboxRow> rows);
}
