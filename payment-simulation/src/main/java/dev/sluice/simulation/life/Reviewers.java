package dev.sluice.simulation.life;

import dev.sluice.application.order.Resolution;
import dev.sluice.application.order.Resolution.Status;
import dev.sluice.application.order.Resolution.Verdict;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.simulation.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** People who look at what PSP and books contradict each other about. */
final class Reviewers {

  private static final List<String> PEOPLE = List.of("ines", "jon", "kim");
  private static final Set<ErrorCode> REFUSALS = Set.of(ErrorCode.FORBIDDEN, ErrorCode.WRONG_STATE);

  private final World world;
  private final Dice dice;
  private int said;

  Reviewers(World world, Dice dice) {
    this.world = world;
    this.dice = dice;
  }

  /** One of them says something about one of the things people wait for. */
  void act() {
    var waiting = waiting();
    if (!waiting.isEmpty()) dice.oneOf(waiting).run();
  }

  /** They go on until no order is in review; what was taken too much may be with the PSP still. */
  void finish() {
    for (var orders = inReview(); !orders.isEmpty(); orders = inReview()) look(orders.getFirst());
    for (var excess : excesses())
      for (int people = 1 + dice.nextInt(3); people > 0; people--) lookAfter(excess);
  }

  private List<Runnable> waiting() {
    var waiting = new ArrayList<Runnable>();
    for (var order : inReview()) waiting.add(() -> look(order));
    for (var excess : excesses()) waiting.add(() -> lookAfter(excess));
    return waiting;
  }

  private List<PaymentOrder> inReview() {
    return world.servers().tables().orders().all().stream()
        .map(kept -> kept.thing())
        .filter(order -> order.state() instanceof State.Review)
        .toList();
  }

  /** Orders of which the PSP took too much; now and then one whose shopper has it back. */
  private List<PaymentOrderId> excesses() {
    return world.servers().resolutions().resolved().stream()
        .filter(one -> one.excess().isPositive())
        .map(Resolution::order)
        .toList();
  }

  /** What the PSP has on record was taken; now and then it gives that back instead. */
  private void look(PaymentOrder order) {
    var verdict = dice.flip(0.8) ? Verdict.CAPTURED : Verdict.CAPTURE_FAILED;
    if (isResolved(order.id(), verdict) && verdict == Verdict.CAPTURE_FAILED)
      world.servers().psp().takeBack(order.pspKey());
  }

  private void lookAfter(PaymentOrderId order) {
    isResolved(order, Verdict.EXCESS_RETURNED);
  }

  private boolean isResolved(PaymentOrderId order, Verdict verdict) {
    var key = "r-" + said++;
    Misfortune.mayCome(world, dice);
    try {
      var status = world.resolve(order, verdict, dice.oneOf(PEOPLE), key);
      return status.equals(Status.RESOLVED.name());
    } catch (Problem problem) {
      // nobody confirms herself, and nothing is given back twice
      if (!REFUSALS.contains(problem.code())) throw problem;
      return false;
    }
  }
}
