package dev.sluice.simulation.world;

import dev.sluice.application.intent.AuthorizationGate;
import dev.sluice.application.order.OrderDoor;
import dev.sluice.application.payment.VoidGate;
import dev.sluice.application.review.Resolution;
import dev.sluice.application.review.Resolution.Saying;
import dev.sluice.application.review.Resolution.Verdict;
import dev.sluice.application.review.ResolveIntentService;
import dev.sluice.application.review.ResolveOrderService;
import dev.sluice.application.review.ResolveRefundService;
import dev.sluice.application.review.ResolveVoidService;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import java.time.InstantSource;

/** Where people say what they found out, about whatever is in review. */
final class ReviewDoor {

  private final ResolveOrderService orders;
  private final ResolveRefundService refunds;
  private final ResolveIntentService intents;
  private final ResolveVoidService voids;

  ReviewDoor(Servers s, Fittings fit, OrderDoor door, InstantSource clock) {
    var resolutions = fit.resolutions(s);
    var gate = new AuthorizationGate(fit.intents(s), fit.outbox(s), fit.psp(s), s.chance());
    var voiding = new VoidGate(fit.payments(s), fit.psp(s), s.chance());
    this.orders = new ResolveOrderService(door, resolutions);
    this.refunds = new ResolveRefundService(door, resolutions);
    this.intents = new ResolveIntentService(fit.intents(s), gate, resolutions, clock);
    this.voids =
        new ResolveVoidService(fit.payments(s), voiding, fit.outbox(s), resolutions, clock);
  }

  /** In a transaction. */
  Resolution resolve(String subject, Verdict verdict, String by) {
    var saying = new Saying(by, "looked");
    if (subject.startsWith(PaymentOrderId.PREFIX))
      return orders.resolve(PaymentOrderId.of(subject), verdict, saying);
    if (subject.startsWith(RefundId.PREFIX))
      return refunds.resolve(RefundId.of(subject), verdict, saying);
    return subject.startsWith(PaymentIntentId.PREFIX)
        ? intents.resolve(PaymentIntentId.of(subject), verdict, saying)
        : voids.resolve(PaymentId.of(subject), saying);
  }
}
