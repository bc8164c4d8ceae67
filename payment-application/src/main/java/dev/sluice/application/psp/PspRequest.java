package dev.sluice.application.psp;

import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.psp.PspReference;

/** What a PSP is asked to do. */
public sealed interface PspRequest {

  PspKey key();

  Operation operation();

  /** What we expect it to move. */
  Amount amount();

  /** The public id of what it is for. */
  String subject();

  record Authorize(PaymentIntentId intent, Amount amount, String token) implements PspRequest {
    @Override
    public PspKey key() {
      return PspKey.authorize(intent);
    }

    @Override
    public Operation operation() {
      return Operation.AUTHORIZE;
    }

    @Override
    public String subject() {
      return intent.value();
    }

    /** Without the token: it belongs in no log. */
    @Override
    public String toString() {
      return "Authorize[%s, %s]".formatted(intent, amount);
    }
  }

  record Capture(PaymentOrderId order, int n, Amount amount, PspReference authorization)
      implements PspRequest {
    @Override
    public PspKey key() {
      return PspKey.capture(order, n);
    }

    @Override
    public Operation operation() {
      return Operation.capture(n);
    }

    @Override
    public String subject() {
      return order.value();
    }
  }

  /**
   * @param authorization whose captures it gives back from: one refund may be of several
   */
  record Refund(PaymentOrderId order, RefundId refund, Amount amount, PspReference authorization)
      implements PspRequest {
    @Override
    public PspKey key() {
      return PspKey.refund(refund);
    }

    @Override
    public Operation operation() {
      return Operation.refund(refund);
    }

    @Override
    public String subject() {
      return order.value();
    }
  }

  /**
   * @param amount what is open by our books
   */
  record Void(PaymentIntentId intent, Amount amount, PspReference authorization)
      implements PspRequest {
    @Override
    public PspKey key() {
      return PspKey.voiding(intent);
    }

    @Override
    public Operation operation() {
      return Operation.VOID;
    }

    @Override
    public String subject() {
      return intent.value();
    }
  }

  /** Closes the authorization with this key, whether the PSP has seen it or not. */
  record VoidByKey(PaymentIntentId intent, Amount amount) implements PspRequest {
    @Override
    public PspKey key() {
      return PspKey.voiding(intent);
    }

    /** The key of the authorization to close. */
    public PspKey authorizationKey() {
      return PspKey.authorize(intent);
    }

    @Override
    public Operation operation() {
      return Operation.VOID;
    }

    @Override
    public String subject() {
      return intent.value();
    }
  }
}
