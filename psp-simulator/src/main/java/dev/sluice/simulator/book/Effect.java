package dev.sluice.simulator.book;

import dev.sluice.simulator.request.Amount;
import dev.sluice.simulator.request.Operation;
import dev.sluice.simulator.request.Request;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something the PSP did with money. Guarded by the book. */
final class Effect {
  final long sequence;
  final String key;
  final Request request;
  final Amount amount;
  final Instant at;

  /**
   * What it was done to: a capture's and a void's authorization, a refund's capture or
   * authorization.
   */
  final @Nullable Effect on;

  /** Of an authorization: captured and voided. */
  private long used;

  /** Of an authorization. */
  private long captured;

  /** Of a capture, or of all captures of an authorization. */
  private long refunded;

  boolean removed;

  /** Of an authorization: its time is over, and what was open is not held any more. */
  boolean expired;

  Effect(
      long sequence, String key, Request request, Amount amount, Instant at, @Nullable Effect on) {
    this.sequence = sequence;
    this.key = key;
    this.request = request;
    this.amount = amount;
    this.at = at;
    this.on = on;
  }

  /** What of an authorization is neither captured nor voided. */
  long open() {
    return amount.value() - used;
  }

  /** How much of it such a request may move at most. */
  long room(Operation operation) {
    if (operation != Operation.REFUND) return open();
    Effect authorization = authorization();
    long ofAll = authorization.captured - authorization.refunded;
    return this == authorization ? ofAll : Math.min(ofAll, amount.value() - refunded);
  }

  /** Something was done to it. */
  void did(Operation operation, long value) {
    if (operation != Operation.REFUND) {
      used += value;
      if (operation == Operation.CAPTURE) captured += value;
      return;
    }
    refunded += value;
    if (this != authorization()) authorization().refunded += value;
  }

  String reference() {
    return request.operation().reference(sequence);
  }

  Effect authorization() {
    return on == null ? this : on.authorization();
  }
}
