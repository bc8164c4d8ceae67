package dev.sluice.application.review;

import dev.sluice.application.order.OrderDoor;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.application.review.Resolution.Saying;
import dev.sluice.application.review.Resolution.Status;
import dev.sluice.application.review.Resolution.Verdict;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.ledger.LedgerEvent.LedgerRecordingCommand;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.Pursuit;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Takes an order out of review, or one of which nobody knows whether the PSP took it. Two people
 * have to find the same, unless nothing was in suspense and nothing was taken.
 */
public final class ResolveOrderService {

  private final OrderDoor door;
  private final TwoPeople people;

  public ResolveOrderService(OrderDoor door, Resolutions resolutions) {
    this.door = door;
    this.people = new TwoPeople(resolutions);
  }

  /**
   * In a transaction. The first who comes with a verdict proposes it, whoever else comes with the
   * same confirms it; another verdict stands in place of what was proposed.
   *
   * @throws Problem when there is nothing to resolve, the verdict cannot be, or it is the same
   *     person again
   */
  public Resolution resolve(PaymentOrderId id, Verdict verdict, Saying saying) {
    var order = door.lock(id);
    var with = door.circumstances();
    var before = people.before(id.value());
    var suspended = suspended(order, verdict, before);
    int n = verdict == Verdict.EXCESS_RETURNED ? before.getLast().n() : order.capture().number();
    var said =
        Resolution.said(id.value(), order.payment(), n, verdict, suspended, saying, with.now());
    boolean alone = !suspended.isPositive() && verdict != Verdict.CAPTURED;
    return people.say(said, alone, () -> booked(order, said, with));
  }

  /** What it is about. */
  private static Amount suspended(PaymentOrder order, Verdict verdict, List<Resolution> before) {
    if (verdict == Verdict.EXCESS_RETURNED) return excess(order, before);
    // nothing is in suspense of what the PSP never spoke of
    if (order.state().open().filter(Pursuit::isLost).isPresent())
      return Amount.zero(order.amount().currency());
    if (!(order.state() instanceof State.Review review))
      throw new Problem(
          ErrorCode.WRONG_STATE,
          "%s is %s: only an order in REVIEW can be resolved".formatted(order.id(), order.status()),
          List.of(),
          Map.of("state", order.status().name()));
    var taken = review.taken();
    boolean canBeTaken = taken.isPositive() && taken.currency().equals(order.amount().currency());
    if (verdict == Verdict.CAPTURED && !canBeTaken)
      throw Problem.invalid(
          "/outcome",
          "%s cannot become part of an order of %s: have the PSP give it back, then resolve it as CAPTURE_FAILED"
              .formatted(taken, order.amount()));
    return taken;
  }

  private static Amount excess(PaymentOrder order, List<Resolution> before) {
    return before.stream()
        .filter(one -> one.status() == Status.RESOLVED)
        .reduce((_, later) -> later)
        .map(Resolution::excess)
        .filter(Amount::isPositive)
        .orElseThrow(() ->
            new Problem(
                ErrorCode.WRONG_STATE, "The PSP has taken nothing too much for " + order.id()));
  }

  /** Gives what of the suspense became the order's. */
  private Amount booked(PaymentOrder order, Resolution said, Circumstances with) {
    if (said.verdict() == Verdict.EXCESS_RETURNED) {
      var returned =
          new MoneyMovement.ExcessReturned(order.payment(), order.id(), said.n(), said.suspended());
      // not changed, but touched: the audit leaves it out until the books have followed
      save(order, order, List.of(new LedgerRecordingCommand(returned)), with.now());
      return said.captured();
    }
    var after = decided(order, said.verdict() == Verdict.CAPTURED, with);
    return said.suspended().isPositive()
        ? after.captured().minus(order.captured())
        : said.captured();
  }

  private PaymentOrder decided(PaymentOrder order, boolean taken, Circumstances with) {
    var outcome = order.on(new Trigger.Resolve(taken), with);
    if (!(outcome instanceof Outcome.Moved<PaymentOrder>(var after, var news)))
      throw new IllegalStateException("an order in review has to move: " + outcome);
    save(order, after, news, with.now());
    return after;
  }

  private void save(
      PaymentOrder before, PaymentOrder after, List<? extends Event> news, Instant now) {
    door.save(List.of(new Change<>(before, after)), OrderDoor.told(before, news, now), now);
  }
}
