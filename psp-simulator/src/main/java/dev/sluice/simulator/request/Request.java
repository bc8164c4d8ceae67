package dev.sluice.simulator.request;

import org.jspecify.annotations.Nullable;

/** One request as the merchant meant it: two requests are the same when these values are equal. */
public sealed interface Request {
  Operation operation();

  String merchantReference();

  record Authorize(Amount amount, String token, String merchantReference) implements Request {
    @Override
    public Operation operation() {
      return Operation.AUTHORIZE;
    }
  }

  record Capture(String authorization, Amount amount, String merchantReference) implements Request {
    @Override
    public Operation operation() {
      return Operation.CAPTURE;
    }
  }

  /**
   * Gives back what is still open.
   *
   * @param expected what the merchant believes is open; the PSP answers with what it was
   */
  record Void(Target target, @Nullable Amount expected, String merchantReference)
      implements Request {
    @Override
    public Operation operation() {
      return Operation.VOID;
    }
  }

  record Refund(Captured of, Amount amount, String merchantReference) implements Request {
    @Override
    public Operation operation() {
      return Operation.REFUND;
    }
  }

  /** How a void names its authorization. */
  sealed interface Target {}

  record ByReference(String authorization) implements Target, Captured {}

  /** What a refund gives back of: one capture, or all of an authorization together. */
  sealed interface Captured {}

  record ByCapture(String capture) implements Captured {}

  /** By the key of the authorize call: for a merchant who never got its answer. */
  record ByKey(String authorizationKey) implements Target {}
}
