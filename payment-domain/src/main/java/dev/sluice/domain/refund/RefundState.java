package dev.sluice.domain.refund;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.psp.Pursuit;
import java.time.Instant;

/** What is known about a refund now. */
public sealed interface RefundState {

  RefundStatus status();

  /** Asked for; another operation on its order runs before it. */
  record Queued() implements RefundState {
    @Override
    public RefundStatus status() {
      return RefundStatus.REQUESTED;
    }
  }

  /** On its way to the PSP. */
  record Requested(Pursuit pursuit) implements RefundState {
    @Override
    public RefundStatus status() {
      return RefundStatus.REQUESTED;
    }
  }

  /** The PSP has not said yes or no; the pursuit knows what is next. */
  record Pending(Pursuit pursuit) implements RefundState {
    @Override
    public RefundStatus status() {
      return RefundStatus.PENDING;
    }
  }

  /**
   * The shopper has it.
   *
   * @param commission what of its commission the platform gives back
   */
  record Succeeded(PspReference reference, Amount commission, Instant at) implements RefundState {
    @Override
    public RefundStatus status() {
      return RefundStatus.SUCCEEDED;
    }
  }

  /** The PSP refused. */
  record Failed(String reason, Instant at) implements RefundState {
    @Override
    public RefundStatus status() {
      return RefundStatus.FAILED;
    }
  }

  /**
   * PSP and books contradict each other, or nobody can know any more: a person decides.
   *
   * @param moved what the PSP says it gave back; 0 when it says nothing
   * @param reference the PSP's name for it; unknown when it says nothing
   */
  record Review(String reason, Amount moved, PspReference reference, Instant at)
      implements RefundState {
    @Override
    public RefundStatus status() {
      return RefundStatus.REVIEW;
    }
  }
}
