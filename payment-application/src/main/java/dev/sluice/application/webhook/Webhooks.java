package dev.sluice.application.webhook;

import dev.sluice.domain.id.DisputeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What PSPs told unasked, each message once. */
public interface Webhooks {

  /** What became of a message. */
  enum End {
    /** It was told to whom it is about. */
    APPLIED,
    /** It is about nothing of ours, or about nothing we asked for. */
    UNKNOWN,
    /** It contradicts the books. */
    REFUSED,
    /** It can never be handled. */
    FAILED
  }

  /**
   * In a transaction. Waits for whoever adds the same in an open transaction.
   *
   * @return false when it is there already
   */
  boolean add(Webhook webhook);

  /** Those that have not ended, received before then, the oldest first. Without a lock. */
  List<Webhook> waiting(Instant before, int atMost);

  /** In a transaction: locks it; empty when it has ended, or somebody else is at it. */
  Optional<Webhook> claim(String connector, String eventId);

  /** In a transaction that has claimed it. */
  void end(Webhook webhook, End end, String detail, Instant now);

  /**
   * In a transaction that has locked the order it is about: what we call this dispute of the PSP.
   */
  Optional<DisputeId> dispute(String connector, String reference);

  /**
   * In a transaction that has locked the order it is about.
   *
   * @throws RuntimeException when it has a name already
   */
  void name(String connector, String reference, DisputeId dispute);
}
