package dev.sluice.domain.intent;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.psp.Pursuit;
import java.time.Instant;

/** What is known about an intent now. */
public sealed interface IntentState {

  PaymentIntentStatus status();

  record Created() implements IntentState {
    @Override
    public PaymentIntentStatus status() {
      return PaymentIntentStatus.CREATED;
    }
  }

  /** The PSP is being asked; nobody knows yet. */
  record PendingAuth(Pursuit pursuit) implements IntentState {
    @Override
    public PaymentIntentStatus status() {
      return PaymentIntentStatus.PENDING_AUTH;
    }
  }

  record Authorized(PspReference reference, Instant at) implements IntentState {
    @Override
    public PaymentIntentStatus status() {
      return PaymentIntentStatus.AUTHORIZED;
    }
  }

  record Declined(String reason, Instant at) implements IntentState {
    @Override
    public PaymentIntentStatus status() {
      return PaymentIntentStatus.DECLINED;
    }
  }

  record Cancelled(Instant at) implements IntentState {
    @Override
    public PaymentIntentStatus status() {
      return PaymentIntentStatus.CANCELLED;
    }
  }

  /**
   * The PSP authorized something else than asked: a person decides.
   *
   * @param authorized what the PSP says it holds
   */
  record Review(PspReference reference, Amount authorized, Instant at) implements IntentState {
    @Override
    public PaymentIntentStatus status() {
      return PaymentIntentStatus.REVIEW;
    }
  }
}
