package dev.sluice.domain.payout;

import dev.sluice.domain.id.PayoutBatchId;
import java.time.LocalDate;

/** Where a payout stands, with what is known there. */
public sealed interface PayoutState {

  PayoutStatus status();

  record Created() implements PayoutState {
    @Override
    public PayoutStatus status() {
      return PayoutStatus.CREATED;
    }
  }

  record Held(String by, String reason) implements PayoutState {
    @Override
    public PayoutStatus status() {
      return PayoutStatus.HELD;
    }
  }

  /**
   * @param with the batch in whose file it stands: its own, or a later one when it was on hold
   */
  record Sent(PayoutBatchId with) implements PayoutState {
    @Override
    public PayoutStatus status() {
      return PayoutStatus.SENT;
    }
  }

  /**
   * @param on the bank's day
   */
  record Settled(PayoutBatchId with, LocalDate on) implements PayoutState {
    @Override
    public PayoutStatus status() {
      return PayoutStatus.SETTLED;
    }
  }

  /**
   * @param on the bank's day
   * @param hadSettled whether the money had left our bank before
   */
  record Returned(PayoutBatchId with, LocalDate on, String reason, boolean hadSettled)
      implements PayoutState {
    @Override
    public PayoutStatus status() {
      return PayoutStatus.RETURNED;
    }
  }

  record Cancelled(String by, String reason) implements PayoutState {
    @Override
    public PayoutStatus status() {
      return PayoutStatus.CANCELLED;
    }
  }
}
