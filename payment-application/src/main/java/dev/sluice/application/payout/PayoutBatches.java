package dev.sluice.application.payout;

import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.payout.Candidate;
import dev.sluice.domain.payout.SkipReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rounds of payouts: whoever goes on with one goes on where it was left. */
public interface PayoutBatches {

  /** Why there is one. */
  enum Kind {
    /** A day has come; each day has one. */
    SCHEDULED,
    /** Somebody wants one now. */
    REQUESTED,
    /** Somebody wants one seller to be paid. */
    SELLER
  }

  /** How far it is. */
  enum Status {
    /** Sellers are paid, one page after the other. */
    COLLECTING,
    /** Every seller has had its turn; nothing is in a file yet. */
    COLLECTED,
    /** The files are written. */
    DONE
  }

  /** One seller in one currency: the place where a page ends. */
  record At(SellerId seller, Currency currency) implements Comparable<At> {
    @Override
    public int compareTo(At other) {
      int first = seller.compareTo(other.seller);
      return first != 0 ? first : currency.compareTo(other.currency);
    }
  }

  /**
   * @param day in whose period it is, UTC
   * @param after up to whom sellers have had their turn; null at the beginning
   */
  record Batch(
      PayoutBatchId id,
      Kind kind,
      LocalDate day,
      Status status,
      @Nullable At after,
      String requestedBy,
      String traceId,
      Instant openedAt,
      @Nullable Instant collectedAt,
      @Nullable Instant doneAt) {

    static Batch open(
        PayoutBatchId id, Kind kind, LocalDate day, String by, String traceId, Instant now) {
      return new Batch(id, kind, day, Status.COLLECTING, null, by, traceId, now, null, null);
    }

    Batch upTo(At last) {
      return new Batch(
          id, kind, day, status, last, requestedBy, traceId, openedAt, collectedAt, doneAt);
    }

    Batch collected(Instant now) {
      return new Batch(
          id, kind, day, Status.COLLECTED, after, requestedBy, traceId, openedAt, now, null);
    }

    Batch done(Instant now) {
      return new Batch(
          id, kind, day, Status.DONE, after, requestedBy, traceId, openedAt, collectedAt, now);
    }
  }

  /** A seller whose turn it was and who was not paid. */
  record Skip(SellerId seller, Amount available, SkipReason reason) {
    public At at() {
      return new At(seller, available.currency());
    }
  }

  /**
   * What is sent to the bank, as it was written.
   *
   * @param total of all its payouts
   */
  record File(
      PayoutBatchId batch, Currency currency, int payouts, Amount total, byte[] text, Instant at) {

    /** What names it at the bank: 35 characters at most. */
    public static String name(PayoutBatchId batch, Currency currency) {
      return batch + "-" + currency;
    }
  }

  /** So many payouts, and what they add up to. */
  record Sum(int payouts, Amount total) {}

  /**
   * A batch and what it has come to so far.
   *
   * @param paid by currency
   * @param files what stands in its files, by currency
   */
  record View(Batch batch, List<Sum> paid, Map<SkipReason, Long> skipped, List<Sum> files) {}

  /**
   * In a transaction.
   *
   * @return false when the day has its scheduled one: then nothing is written
   */
  boolean add(Batch batch);

  /**
   * In a transaction that is alone: the oldest with something to do.
   *
   * @param collectedUntil what was collected later may still be looked at by people
   */
  Optional<Batch> next(Instant collectedUntil);

  /** In a transaction that is alone. */
  void save(Batch batch);

  /**
   * In a transaction: sellers that have something or owe something, by seller and currency, in the
   * order of the database. The terms are without minimums in other currencies.
   */
  List<Candidate> candidates(Optional<At> after, int atMost);

  /** In a transaction: one of them; empty when it never had anything in this currency. */
  Optional<Candidate> candidate(At at);

  /** In a transaction that is alone. */
  void skip(PayoutBatchId batch, List<Skip> skips);

  /** By seller and currency. */
  List<Skip> skips(PayoutBatchId batch, Optional<At> after, int atMost);

  /** In a transaction that is alone. Nobody changes it afterwards. */
  void add(File file);

  Optional<File> file(PayoutBatchId batch, Currency currency);

  Optional<View> find(PayoutBatchId id);

  /** Newest first. */
  List<View> list(Optional<PayoutBatchId> before, int atMost);
}
