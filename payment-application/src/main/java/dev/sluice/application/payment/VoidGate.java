package dev.sluice.application.payment;

import dev.sluice.application.payment.Payments.Standing;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.application.psp.Psp;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspResultUpdated;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.payment.OrderStanding;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.PspAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** The one way an answer to a void reaches its payment. */
public final class VoidGate {

  /**
   * The PSP said this about that attempt.
   *
   * @param question the question it answers; 0 when nobody asked
   */
  public record Told(PaymentId payment, int attempt, int question, PspAnswer answer, Cause cause) {}

  /** What became of the payment, and what to tell. */
  public record Result(Outcome<Payment> outcome, List<Event> news) {}

  private final Payments payments;
  private final Psp psp;
  private final RandomGenerator chance;

  public VoidGate(Payments payments, Psp psp, RandomGenerator chance) {
    this.payments = payments;
    this.psp = psp;
    this.chance = chance;
  }

  /** In a transaction: applies answers in order. */
  public List<Result> apply(List<Told> answers, Instant now) {
    if (answers.isEmpty()) return List.of();
    var ids = new TreeSet<PaymentId>();
    for (var told : answers) ids.add(told.payment());
    var before = payments.lock(ids);
    var after = new HashMap<PaymentId, Payment>();
    before.forEach((id, standing) -> after.put(id, standing.payment()));
    var results = new ArrayList<Result>();
    for (var told : answers) {
      var payment = after.get(told.payment());
      var standing = before.get(told.payment());
      if (payment == null || standing == null)
        throw new IllegalStateException("nothing known under " + told.payment());
      var with = new Circumstances(told.cause().event(), now, psp.capabilities(), chance);
      var outcome = payment.onVoid(told.attempt(), told.question(), told.answer(), with);
      after.put(told.payment(), outcome.after());
      results.add(result(outcome, payment, standing));
    }
    var changes = new ArrayList<Change<Payment>>();
    for (var id : ids) {
      var was = before.get(id);
      var is = after.get(id);
      if (was != null && is != null && !was.payment().equals(is))
        changes.add(new Change<>(was.payment(), is));
    }
    if (!changes.isEmpty()) payments.save(changes, now);
    return results;
  }

  /**
   * In a transaction: voids that can only end with their authorization, where that is over by now.
   */
  public List<Result> expire(Instant now, int atMost) {
    var ids = new TreeSet<PaymentId>(payments.withExpiredVoids(now, atMost));
    var changes = new ArrayList<Change<Payment>>();
    var results = new ArrayList<Result>();
    for (var standing : ids.isEmpty() ? List.<Standing>of() : payments.lock(ids).values()) {
      var outcome = standing.payment().voidExpired(now);
      if (!(outcome instanceof Outcome.Moved<Payment> moved)) continue;
      changes.add(new Change<>(standing.payment(), moved.thing()));
      results.add(result(outcome, standing.payment(), standing));
    }
    if (!changes.isEmpty()) payments.save(changes, now);
    return results;
  }

  /** In a transaction that has locked it: people have looked at a void in review. */
  public Result resolve(Standing standing, Instant now) {
    var outcome = standing.payment().voidResolved(now);
    if (outcome instanceof Outcome.Moved<Payment> moved)
      payments.save(List.of(new Change<>(standing.payment(), moved.thing())), now);
    return result(outcome, standing.payment(), standing);
  }

  private static Result result(Outcome<Payment> outcome, Payment before, Standing standing) {
    var news = new ArrayList<>(outcome.news());
    if (before.voidStatus() != VoidStatus.VOIDED
        && outcome.after().voidStatus() == VoidStatus.VOIDED) news.addAll(ended(standing));
    return new Result(outcome, news);
  }

  /** Orders that never reached the PSP end with the authorization. */
  private static List<Event> ended(Standing standing) {
    return standing.orders().stream()
        .filter(OrderStanding::lost)
        .<Event>map(order ->
            new PaymentOrderPspResultUpdated(
                order.order(),
                standing.payment().id(),
                order.operation(),
                PaymentOrderPspResultUpdated.VOIDED,
                0,
                new PspAnswer.NotFound()))
        .toList();
  }
}
