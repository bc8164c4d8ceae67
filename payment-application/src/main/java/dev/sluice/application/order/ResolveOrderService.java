package dev.sluice.application.order;

import dev.sluice.application.order.Resolution.Status;
import dev.sluice.application.order.Resolution.Verdict;
import dev.sluice.application.pipeline.Step.Decide.Change;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes an order out of review. It always moves money, so two people have to find the same: one
 * proposes, another confirms.
 */
public final class ResolveOrderService {

  private final OrderDoor door;
  private final Resolutions resolutions;

  public ResolveOrderService(OrderDoor door, Resolutions resolutions) {
    this.door = door;
    this.resolutions = resolutions;
  }

  /**
   * In a transaction. The first who comes with a verdict proposes it, whoever else comes with the
   * same confirms it; another verdict stands in place of what was proposed.
   *
   * @param by the person, whatever client she comes with
   * @throws Problem when there is nothing to resolve, the verdict cannot be, or it is the same
   *     person again
   */
  public Resolution resolve(PaymentOrderId id, Verdict verdict, String by, String reason) {
    var order = door.lock(id);
    var with = door.circumstances();
    var before = resolutions.of(id);
    var suspended = suspended(order, verdict, before);
    var open = open(before, verdict);
    if (open.isEmpty()) {
      int n = verdict == Verdict.EXCESS_RETURNED ? before.getLast().n() : order.capture().number();
      var proposal =
          new Resolution(
              id,
              n,
              verdict,
              suspended,
              Amount.zero(suspended.currency()),
              reason,
              by,
              with.now(),
              Optional.empty());
      resolutions.propose(proposal);
      // nothing is booked where nothing was in suspense
      return suspended.isPositive() ? proposal : confirmed(order, proposal, by, with);
    }
    if (open.get().proposedBy().equals(by))
      throw new Problem(
          ErrorCode.FORBIDDEN,
          "%s was proposed by %s: a second person has to confirm it".formatted(verdict, by));
    return confirmed(order, open.get(), by, with);
  }

  /** What it is about. */
  private static Amount suspended(PaymentOrder order, Verdict verdict, List<Resolution> before) {
    if (verdict == Verdict.EXCESS_RETURNED)
      return before.stream()
          .filter(one -> one.status() == Status.RESOLVED)
          .reduce((_, later) -> later)
          .map(Resolution::excess)
          .filter(Amount::isPositive)
          .orElseThrow(() ->
              new Problem(
                  ErrorCode.WRONG_STATE, "The PSP has taken nothing too much for " + order.id()));
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

  private static Optional<Resolution> open(List<Resolution> before, Verdict verdict) {
    return before.stream()
        .reduce((_, later) -> later)
        .filter(last -> last.status() == Status.PROPOSED && last.verdict() == verdict);
  }

  private Resolution confirmed(PaymentOrder order, Resolution open, String by, Circumstances with) {
    var now = with.now();
    return switch (open.verdict()) {
      case EXCESS_RETURNED -> {
        var returned =
            new MoneyMovement.ExcessReturned(
                order.payment(), order.id(), open.n(), open.suspended());
        // not changed, but touched: the audit leaves it out until the books have followed
        save(order, order, List.of(new LedgerRecordingCommand(returned)), now);
        yield kept(open.confirmed(by, now, open.captured()));
      }
      case CAPTURED, CAPTURE_FAILED -> {
        var after = decided(order, open.verdict() == Verdict.CAPTURED, with);
        yield kept(open.confirmed(by, now, after.captured().minus(order.captured())));
      }
    };
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

  private Resolution kept(Resolution confirmed) {
    resolutions.confirm(confirmed);
    return confirmed;
  }
}
