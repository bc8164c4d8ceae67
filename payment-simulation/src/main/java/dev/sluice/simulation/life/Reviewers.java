package dev.sluice.simulation.life;

import dev.sluice.application.order.Resolution.Status;
import dev.sluice.application.order.Resolution.Verdict;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.simulation.world.World;
import java.util.List;

/** People who look at what PSP and books contradict each other about. */
final class Reviewers {

  private static final List<String> PEOPLE = List.of("ines", "jon", "kim");

  private final World world;
  private final Dice dice;
  private int said;

  Reviewers(World world, Dice dice) {
    this.world = world;
    this.dice = dice;
  }

  /** One of them says something about one of the orders in review. */
  void act() {
    var waiting = inReview();
    if (!waiting.isEmpty()) look(dice.oneOf(waiting));
  }

  /** They go on until nothing is left. */
  void finish() {
    for (var waiting = inReview(); !waiting.isEmpty(); waiting = inReview())
      look(waiting.getFirst());
  }

  private List<PaymentOrder> inReview() {
    return world.servers().tables().orders().all().stream()
        .map(kept -> kept.thing())
        .filter(order -> order.state() instanceof State.Review)
        .toList();
  }

  /** What the PSP has on record was taken; now and then it gives that back instead. */
  private void look(PaymentOrder order) {
    var verdict = dice.flip(0.8) ? Verdict.CAPTURED : Verdict.CAPTURE_FAILED;
    var key = "r-" + said++;
    try {
      var status = world.resolve(order.id(), verdict, dice.oneOf(PEOPLE), key);
      if (status.equals(Status.RESOLVED.name()) && verdict == Verdict.CAPTURE_FAILED)
        world.servers().psp().takeBack(order.pspKey());
    } catch (Problem problem) {
      // the same person again: nobody confirms herself
      if (problem.code() != ErrorCode.FORBIDDEN) throw problem;
    }
  }
}
