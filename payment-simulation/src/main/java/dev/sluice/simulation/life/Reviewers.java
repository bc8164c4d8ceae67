package dev.sluice.simulation.life;

import dev.sluice.application.review.Resolution;
import dev.sluice.application.review.Resolution.Status;
import dev.sluice.application.review.Resolution.Verdict;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.domain.refund.Refund;
import dev.sluice.domain.refund.RefundStatus;
import dev.sluice.simulation.database.Tables.Kept;
import dev.sluice.simulation.psp.InMemoryPsp;
import dev.sluice.simulation.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** People who look at what PSP and books contradict each other about. */
final class Reviewers {

  private static final List<String> PEOPLE = List.of("ines", "jon", "kim");

  /**
   * The same person again; somebody else was faster, or it is done; more than can have gone back.
   */
  private static final Set<ErrorCode> REFUSALS =
      Set.of(ErrorCode.FORBIDDEN, ErrorCode.WRONG_STATE, ErrorCode.INVALID_REQUEST);

  private final World world;
  private final Dice dice;
  private int said;

  Reviewers(World world, Dice dice) {
    this.world = world;
    this.dice = dice;
  }

  /** One of them says something about one of the things people wait for. */
  void act() {
    var waiting = inReview();
    for (var excess : excesses()) waiting.add(() -> lookAfter(excess));
    if (!waiting.isEmpty()) dice.oneOf(waiting).run();
  }

  /**
   * They go on until nothing is in review, and nothing follows from it any more; what was taken too
   * much may be with the PSP still.
   */
  void finish() {
    for (var waiting = inReview(); !waiting.isEmpty(); waiting = inReview()) {
      while (!waiting.isEmpty()) {
        waiting.getFirst().run();
        waiting = inReview();
      }
      world.rest();
    }
    for (var excess : excesses())
      for (int people = 1 + dice.nextInt(3); people > 0; people--) lookAfter(excess);
    world.rest();
  }

  /** What each of them would do. */
  private List<Runnable> inReview() {
    var tables = world.servers().tables();
    var waiting = new ArrayList<Runnable>();
    for (var kept : tables.intents().all())
      if (kept.thing().state() instanceof IntentState.Review) waiting.add(() -> look(kept.thing()));
    for (var kept : tables.orders().all()) {
      var order = kept.thing();
      if (order.state() instanceof State.Review) waiting.add(() -> look(order));
      for (var refund : order.refunds().all())
        if (refund.status() == RefundStatus.REVIEW) waiting.add(() -> look(refund));
    }
    for (var kept : tables.payments().all())
      if (kept.thing().voidStatus() == VoidStatus.REVIEW) {
        var unheard = unheardOf(kept.thing().id());
        if (unheard.isEmpty()) waiting.add(() -> say(kept.thing().id().value(), Verdict.VOIDED));
        else for (var order : unheard) waiting.add(() -> found(order));
      }
    return waiting;
  }

  /** Orders nobody answered about, and the PSP took them. */
  private List<PaymentOrder> unheardOf(PaymentId payment) {
    return world.servers().tables().orders().all().stream()
        .map(Kept::thing)
        .filter(order -> order.payment().equals(payment))
        .filter(order -> order.state().open().filter(Pursuit::isLost).isPresent())
        .filter(order -> psp().did(captureOf(order)))
        .toList();
  }

  /** Orders of which the PSP took too much; now and then one whose shopper has it back. */
  private List<String> excesses() {
    return world.servers().resolutions().resolved().stream()
        .filter(one -> one.excess().isPositive())
        .map(Resolution::subject)
        .toList();
  }

  private void lookAfter(String order) {
    say(order, Verdict.EXCESS_RETURNED);
  }

  private InMemoryPsp psp() {
    return world.servers().psp();
  }

  /** What the PSP has on record was taken; now and then it gives that back instead. */
  private void look(PaymentOrder order) {
    var verdict = dice.flip(0.8) ? Verdict.CAPTURED : Verdict.CAPTURE_FAILED;
    if (say(order.id().value(), verdict) && verdict == Verdict.CAPTURE_FAILED)
      psp().takeBack(captureOf(order));
  }

  private static PspKey captureOf(PaymentOrder order) {
    return PspKey.capture(order.id(), order.capture().number());
  }

  private void found(PaymentOrder order) {
    psp().correct(captureOf(order), order.demand().amount());
    say(order.id().value(), Verdict.CAPTURED);
  }

  /** What the PSP has on record the shopper has; now and then it fetches that back. */
  private void look(Refund refund) {
    var given = psp().did(refund.pspKey()) && dice.flip(0.7);
    if (given) psp().correct(refund.pspKey(), refund.inReview());
    if (say(refund.id().value(), given ? Verdict.SUCCEEDED : Verdict.FAILED) && !given)
      psp().takeBack(refund.pspKey());
  }

  /** The PSP holds what it was asked for after all, or what it holds is given back. */
  private void look(PaymentIntent intent) {
    boolean held = dice.flip(0.6);
    if (held) psp().correct(intent.pspKey(), intent.total());
    say(intent.id().value(), held ? Verdict.AUTHORIZED : Verdict.DECLINED);
  }

  /** Whether it counts now. */
  private boolean say(String subject, Verdict verdict) {
    Misfortune.mayCome(world, dice);
    try {
      var status = world.resolve(subject, verdict, dice.oneOf(PEOPLE), "r-" + said++);
      return status.equals(Status.RESOLVED.name());
    } catch (Problem problem) {
      if (!REFUSALS.contains(problem.code())) throw problem;
      return false;
    }
  }
}
