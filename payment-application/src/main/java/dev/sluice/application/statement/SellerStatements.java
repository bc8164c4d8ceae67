package dev.sluice.application.statement;

import dev.sluice.domain.id.JournalEntryId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.MovementKey;
import dev.sluice.domain.money.Currency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The books of one seller, to be read. An entry belongs to the time it was written at. */
public interface SellerStatements {

  /**
   * @param to is not in it any more
   */
  record Period(Instant from, Instant to) {
    public Period {
      if (!from.isBefore(to)) throw new IllegalArgumentException("has to be after from");
    }
  }

  /**
   * What a seller had in a currency before a time, and what changed in it.
   *
   * @param entries how many changed it
   */
  record Summary(Currency currency, Holdings opening, Holdings change, long entries) {
    public Holdings closing() {
      return opening.plus(change);
    }
  }

  /**
   * What an entry changed of what a seller has in a currency.
   *
   * @param payment null when nobody knows of any
   * @param occurredAt when it happened, which may be long before
   * @param recordedAt when it was written into the books
   */
  record Entry(
      JournalEntryId id,
      MovementKey movement,
      @Nullable PaymentId payment,
      Currency currency,
      Holdings change,
      Instant occurredAt,
      Instant recordedAt) {}

  /** How far a time is from being over. */
  enum Over {
    /** It is in the future. */
    NOT_YET,
    /** It has passed, and somebody who began before it is still writing. */
    ALMOST,
    /** Nothing can be written into it any more. */
    OVER
  }

  Over over(Instant to);

  /** By currency. */
  List<Summary> summaries(SellerId seller, Period period);

  /**
   * Whole entries, by id.
   *
   * @param after where the last page ended
   * @param atMost so many entries; one in two currencies is one
   */
  List<Entry> entries(SellerId seller, Period period, Optional<JournalEntryId> after, int atMost);
}
