package dev.sluice.application.outbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What has left the outbox and is still kept. */
public interface SentRows {

  /**
   * @param last event id of the last row looked at; empty when there was none
   * @param unsent how many will be sent again
   */
  record Round(String last, int unsent) {}

  /** The days of events every inbox still remembers. */
  List<LocalDate> days();

  /**
   * In a transaction: looks at the next rows of a day, and those the broker got since then are
   * unsent again. Expansions are left alone: what they made is in the database.
   *
   * @param after event id of the last row looked at before; empty at the beginning
   */
  Round again(LocalDate day, String after, Instant since, int atMost);
}
