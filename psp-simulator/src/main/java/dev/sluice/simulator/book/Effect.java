package dev.sluice.simulator.book;

import dev.sluice.simulator.request.Amount;
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

  /** What it was done to: a capture's and a void's authorization, a refund's capture. */
  final @Nullable Effect on;

  /** Of an authorization: captured and voided. Of a capture: refunded. */
  long used;

  boolean removed;

  Effect(
      long sequence, String key, Request request, Amount amount, Instant at, @Nullable Effect on) {
    this.sequence = sequence;
    this.key = key;
    this.request = request;
    this.amount = amount;
    this.at = at;
    this.on = on;
  }

  long open() {
    return amount.value() - used;
  }

  String reference() {
    return request.operation().reference(sequence);
  }

  Effect authorization() {
    return on == null ? this : on.authorization();
  }
}
