package dev.sluice.simulator.book;

import dev.sluice.simulator.conduct.Verdict;
import dev.sluice.simulator.request.Amount;
import dev.sluice.simulator.request.Operation;
import dev.sluice.simulator.request.Request;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns a request and a verdict into an answer, within what the caps allow. Changes nothing. */
final class Decision {
  static Answer of(Request request, Verdict verdict, String key, Effects effects, Instant at) {
    Effect target = effects.target(request);
    String refusal = refusal(request, verdict, key, effects, target);
    if (refusal != null) return new Answer.Declined(refusal, at);
    return new Answer.Approved(
        request.operation(), effects.nextSequence(), amount(request, verdict, target), at);
  }

  private static @Nullable String refusal(
      Request request, Verdict verdict, String key, Effects effects, @Nullable Effect target) {
    Amount asked = asked(request);
    if (request.operation() == Operation.AUTHORIZE && effects.closed(key)) {
      return "authorization_voided";
    }
    if (target != null && target.expired) return "authorization_expired";
    if (target != null && asked != null) {
      if (!target.amount.currency().equals(asked.currency())) return "currency_mismatch";
      boolean capped = request.operation() != Operation.VOID;
      if (capped && asked.value() > target.room(request.operation())) {
        return request.operation() == Operation.CAPTURE
            ? "amount_exceeds_authorization"
            : "amount_exceeds_capture";
      }
    }
    return verdict instanceof Verdict.Decline(var reason) ? reason : null;
  }

  private static @Nullable Amount amount(
      Request request, Verdict verdict, @Nullable Effect target) {
    Amount asked = asked(request);
    Amount right =
        request.operation() != Operation.VOID
            ? asked
            : target != null
                ? target.amount.withValue(target.open())
                : asked == null ? null : asked.withValue(0);
    if (right == null || verdict != Verdict.WRONG_AMOUNT) return right;
    return right.withValue(
        wrong(right.value(), target == null || target.room(request.operation()) > right.value()));
  }

  /**
   * A hundredth less, at least one unit; of one unit two where the cap allows, as zero would be no
   * effect.
   */
  private static long wrong(long right, boolean room) {
    if (right > 1) return right - Math.max(1, right / 100);
    return right == 1 && room ? 2 : right;
  }

  private static @Nullable Amount asked(Request request) {
    return switch (request) {
      case Request.Authorize authorize -> authorize.amount();
      case Request.Capture capture -> capture.amount();
      case Request.Void toVoid -> toVoid.expected();
      case Request.Refund refund -> refund.amount();
    };
  }

  private Decision() {}
}
