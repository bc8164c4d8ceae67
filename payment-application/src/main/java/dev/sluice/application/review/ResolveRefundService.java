package dev.sluice.application.review;

import dev.sluice.application.order.OrderDoor;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.application.review.Resolution.Saying;
import dev.sluice.application.review.Resolution.Verdict;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.refund.Refund;
import dev.sluice.domain.refund.RefundStatus;
import java.util.List;
import java.util.Map;

/**
 * Takes a refund out of review. It always moves money: it is booked as given, or may be asked for
 * again. So two people have to find the same.
 */
public final class ResolveRefundService {

  private final OrderDoor door;
  private final TwoPeople people;

  public ResolveRefundService(OrderDoor door, Resolutions resolutions) {
    this.door = door;
    this.people = new TwoPeople(resolutions);
  }

  /**
   * In a transaction.
   *
   * @throws Problem when there is nothing to resolve, the verdict cannot be, or it is the same
   *     person again
   */
  public Resolution resolve(RefundId refund, Verdict verdict, Saying saying) {
    var order = door.lock(door.orders().ofRefund(refund).orElseThrow(() -> unknown(refund)));
    inReview(order, refund);
    var with = door.circumstances();
    var found = new Trigger.ResolveRefund(refund, verdict == Verdict.SUCCEEDED);
    if (!(order.on(found, with) instanceof Outcome.Moved<PaymentOrder>(var after, var news)))
      throw Problem.invalid(
          "/outcome",
          "So much cannot have gone back of %s: have the PSP take it back, then resolve it as FAILED"
              .formatted(order.id()));
    var nothing = Amount.zero(order.amount().currency());
    var said =
        Resolution.said(refund.value(), order.payment(), 0, verdict, nothing, saying, with.now());
    return people.say(
        said,
        false,
        () -> {
          door.save(
              List.of(new Change<>(order, after)),
              OrderDoor.told(order, news, with.now()),
              with.now());
          return nothing;
        });
  }

  private static Problem unknown(RefundId refund) {
    return new Problem(ErrorCode.NOT_FOUND, "There is no refund " + refund);
  }

  private static void inReview(PaymentOrder order, RefundId refund) {
    var status =
        order
            .refunds()
            .find(Operation.refund(refund))
            .map(Refund::status)
            .orElseThrow(() -> unknown(refund));
    if (status != RefundStatus.REVIEW)
      throw new Problem(
          ErrorCode.WRONG_STATE,
          "%s is %s: only a refund in REVIEW can be resolved".formatted(refund, status),
          List.of(),
          Map.of("state", status.name()));
  }
}
