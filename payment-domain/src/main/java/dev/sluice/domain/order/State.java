package dev.sluice.domain.order;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.psp.Pursuit;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known about an order now. Each state holds exactly the facts that exist in it. */
public sealed interface State {

  PaymentOrderStatus status();

  /** What the PSP is being pursued for; empty when no capture is open there. */
  default Optional<Pursuit> open() {
    return switch (this) {
      case Requested(Pursuit pursuit) -> Optional.of(pursuit);
      case Pending(Pursuit pursuit) -> Optional.of(pursuit);
      default -> Optional.empty();
    };
  }

  /** Created, nobody has asked for a capture yet. */
  record Initiated() implements State {
    @Override
    public PaymentOrderStatus status() {
      return PaymentOrderStatus.INITIATED_PENDING;
    }
  }

  /** A capture is on its way to the PSP. */
  record Requested(Pursuit pursuit) implements State {
    @Override
    public PaymentOrderStatus status() {
      return PaymentOrderStatus.CAPTURE_REQUESTED;
    }
  }

  /** The PSP has not said yes or no; the pursuit knows what is next. */
  record Pending(Pursuit pursuit) implements State {
    @Override
    public PaymentOrderStatus status() {
      return PaymentOrderStatus.PENDING_CAPTURE;
    }
  }

  /**
   * A part is taken, and more may be asked for.
   *
   * @param refusal why the PSP refused the capture that came last; null when it took it
   */
  record PartiallyCaptured(@Nullable String refusal, Instant at) implements State {
    @Override
    public PaymentOrderStatus status() {
      return PaymentOrderStatus.PARTIALLY_CAPTURED;
    }
  }

  /**
   * The money is taken, and nothing more of it will be.
   *
   * @param refusal why nothing was taken by the capture that came last, where people found so; null
   *     everywhere else
   */
  record Captured(PspReference reference, @Nullable String refusal, Instant at) implements State {

    public Captured(PspReference reference, Instant at) {
      this(reference, null, at);
    }

    @Override
    public PaymentOrderStatus status() {
      return PaymentOrderStatus.CAPTURED;
    }
  }

  /** The PSP refused, or never saw it. */
  record CaptureFailed(String reason, Instant at) implements State {
    @Override
    public PaymentOrderStatus status() {
      return PaymentOrderStatus.CAPTURE_FAILED;
    }
  }

  /** Nothing was taken, and nobody will ask for it any more. */
  record Cancelled(String reason, Instant at) implements State {
    @Override
    public PaymentOrderStatus status() {
      return PaymentOrderStatus.CANCELLED;
    }
  }

  /**
   * PSP and books contradict each other: a person decides.
   *
   * @param taken what the PSP says it took and the books did not expect
   * @param reference the PSP's name for it
   * @param released its hold was given back before
   */
  record Review(String reason, Amount taken, PspReference reference, boolean released, Instant at)
      implements State {

    /** Whether it says the same again. */
    boolean knows(PspAnswer answer) {
      return switch (answer) {
        case PspAnswer.Approved approved -> approved.amount().equals(taken);
        case PspAnswer.Mismatch mismatch -> mismatch.amount().equals(taken);
        default -> false;
      };
    }

    @Override
    public PaymentOrderStatus status() {
      return PaymentOrderStatus.REVIEW;
    }
  }
}
