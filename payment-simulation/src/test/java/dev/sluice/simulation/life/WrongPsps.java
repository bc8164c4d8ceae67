package dev.sluice.simulation.life;

import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspRequest;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspCapabilities;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Ways to talk to a PSP that get one thing wrong. */
final class WrongPsps {

  private static final int OWN = 100;
  private static final long FRESH = 1L << 40;

  private WrongPsps() {}

  static Psp newKeys(Psp sound) {
    Map<String, Integer> attempts = new HashMap<>();
    return Variant.of(
        Psp.class,
        sound,
        "send",
        call ->
            call.argument(0, PspRequest.class) instanceof PspRequest.Capture capture
                ? call.with(
                    new PspRequest.Capture(
                        capture.order(),
                        OWN + attempts.merge(capture.order().value(), 1, Integer::sum),
                        capture.amount(),
                        capture.authorization()))
                : call.goOn());
  }

  /** The key says of which order a capture is, and not the how-manieth it is. */
  static Psp oneCaptureKey(Psp sound) {
    return Variant.of(
        Psp.class,
        sound,
        "send",
        call ->
            call.argument(0, PspRequest.class) instanceof PspRequest.Capture capture
                ? call.with(
                    new PspRequest.Capture(
                        capture.order(), 1, capture.amount(), capture.authorization()))
                : call.goOn());
  }

  static Psp newRefundKeys(Psp sound) {
    Map<RefundId, Integer> attempts = new HashMap<>();
    return Variant.of(
        Psp.class,
        sound,
        "send",
        call ->
            call.argument(0, PspRequest.class) instanceof PspRequest.Refund refund
                    && attempts.merge(refund.refund(), 1, Integer::sum) > 1
                ? call.with(
                    new PspRequest.Refund(
                        refund.order(),
                        new RefundId(FRESH + 1000 * refund.refund().number() + attempts.size()),
                        refund.amount(),
                        refund.authorization()))
                : call.goOn());
  }

  static Psp silenceIsNo(Psp sound) {
    return Variant.of(
        Psp.class,
        sound,
        "send",
        call ->
            call.goOn() instanceof PspAnswer answer && !(answer instanceof PspAnswer.NoAnswer)
                ? answer
                : new PspAnswer.Declined("timeout"));
  }

  /** What was approved is what was asked. */
  static Psp trusted(Psp sound) {
    return Variant.of(
        Psp.class,
        sound,
        "send",
        call -> {
          var answer = call.goOn();
          return answer instanceof PspAnswer.Approved approved
              ? new PspAnswer.Approved(
                  approved.reference(), call.argument(0, PspRequest.class).amount())
              : answer;
        });
  }

  static Psp keysForEver(Psp sound) {
    return Variant.of(
        Psp.class,
        sound,
        "capabilities",
        call -> {
          var honest = call.answer(PspCapabilities.class);
          return new PspCapabilities(
              honest.deadline(),
              Duration.ofDays(1000),
              Duration.ofDays(2000),
              honest.mostUnanswered(),
              honest.backoff(),
              honest.questions());
        });
  }
}
