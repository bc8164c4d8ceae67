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
import dev.sluice.domain.psp.PspAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** The one way an answer to a void reaches its payment. */
public final class VoidGate {

  /** The PSP said this about that attempt. */
  public record Told(PaymentId payment, int attempt, PspAnswer answer, Cause cause) {}

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
      var outcome =
          payment.onVoid(
              told.attempt(), told.answer(), told.cause().event(), psp.capabilities(), now, chance);
      after.put(told.payment(), outcome.after());
      var news = new ArrayList<>(outcome.news());
      if (payment.voidStatus() != VoidStatus.VOIDED
          && outcome.after().voidStatus() == VoidStatus.VOIDED) news.addAll(ended(standing));
      results.add(new Result(outcome, news));
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
