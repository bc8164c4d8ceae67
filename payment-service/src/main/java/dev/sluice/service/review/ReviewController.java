package dev.sluice.service.review;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.review.Resolution;
import dev.sluice.application.review.Resolution.Verdict;
import dev.sluice.application.review.Resolutions;
import dev.sluice.application.review.ResolveIntentService;
import dev.sluice.application.review.ResolveOrderService;
import dev.sluice.application.review.ResolveRefundService;
import dev.sluice.application.review.ResolveVoidService;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.service.door.InPath;
import dev.sluice.service.door.Json;
import dev.sluice.service.door.Listing;
import dev.sluice.service.idempotency.Posted;
import dev.sluice.service.idempotency.Replies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(
    name = "Reviews",
    description =
        "What PSP and books contradict each other about. Where money is booked, two people have to find the same: the first proposes, a second one with the same outcome confirms. Another outcome stands in place of what was proposed.")
@RestController
class ReviewController {

  private static final InPath<PaymentOrderId> ORDER =
      new InPath<>(PaymentOrderId::of, "There is no payment order with this id");
  private static final InPath<PaymentIntentId> INTENT =
      new InPath<>(PaymentIntentId::of, "There is no payment intent with this id");
  private static final InPath<PaymentId> PAYMENT =
      new InPath<>(PaymentId::of, "There is no payment with this id");
  private static final InPath<RefundId> REFUND =
      new InPath<>(RefundId::of, "There is no refund with this id");

  private final ResolveOrderService orders;
  private final ResolveIntentService intents;
  private final ResolveVoidService voids;
  private final ResolveRefundService refunds;
  private final Resolutions resolutions;
  private final IdempotentDoor door;

  ReviewController(
      ResolveOrderService orders,
      ResolveIntentService intents,
      ResolveVoidService voids,
      ResolveRefundService refunds,
      Resolutions resolutions,
      IdempotentDoor door) {
    this.orders = orders;
    this.intents = intents;
    this.voids = voids;
    this.refunds = refunds;
    this.resolutions = resolutions;
    this.door = door;
  }

  @Operation(
      summary = "Take an order out of review, or confirm what somebody else has proposed",
      description =
          "Also an order of which nobody knows whether the PSP took it (PENDING_CAPTURE, waiting for a void in review).")
  @Resolves
  @PostMapping("/api/v1/payment-orders/{id}/resolve")
  ResponseEntity<String> order(@PathVariable String id, Posted<ResolveBody> posted) {
    var order = ORDER.id(id);
    var said = ResolveBody.read(posted, Verdict.OF_ORDERS);
    return once(posted, () -> orders.resolve(order, said.verdict(), said.saying()));
  }

  @Operation(
      summary = "Take an intent out of review, or confirm what somebody else has proposed",
      description = "AUTHORIZED takes two people, DECLINED one: it books nothing.")
  @Resolves
  @PostMapping("/api/v1/payment-intents/{id}/resolve")
  ResponseEntity<String> intent(@PathVariable String id, Posted<ResolveBody> posted) {
    var intent = INTENT.id(id);
    var said = ResolveBody.read(posted, Verdict.OF_INTENTS);
    return once(posted, () -> intents.resolve(intent, said.verdict(), said.saying()));
  }

  @Operation(
      summary = "Take the void of a payment out of review",
      description =
          "One person is enough: it books nothing. Its orders of which nobody knows whether the PSP took them end as not taken.")
  @Resolves
  @PostMapping("/api/v1/payments/{id}/resolve")
  ResponseEntity<String> voided(@PathVariable String id, Posted<ResolveBody> posted) {
    var payment = PAYMENT.id(id);
    var said = ResolveBody.read(posted, Verdict.OF_VOIDS);
    return once(posted, () -> voids.resolve(payment, said.saying()));
  }

  @Operation(summary = "Take a refund out of review, or confirm what somebody else has proposed")
  @Resolves
  @PostMapping("/api/v1/refunds/{id}/resolve")
  ResponseEntity<String> refund(@PathVariable String id, Posted<ResolveBody> posted) {
    var refund = REFUND.id(id);
    var said = ResolveBody.read(posted, Verdict.OF_REFUNDS);
    return once(posted, () -> refunds.resolve(refund, said.verdict(), said.saying()));
  }

  @Operation(summary = "What people found out about an order in review, the oldest first")
  @GetMapping("/api/v1/payment-orders/{id}/resolutions")
  Listing<ResolutionBody> ofOrder(@PathVariable String id) {
    return list(ORDER.id(id).value());
  }

  @Operation(summary = "What people found out about an intent in review, the oldest first")
  @GetMapping("/api/v1/payment-intents/{id}/resolutions")
  Listing<ResolutionBody> ofIntent(@PathVariable String id) {
    return list(INTENT.id(id).value());
  }

  @Operation(summary = "What people found out about the void of a payment, the oldest first")
  @GetMapping("/api/v1/payments/{id}/resolutions")
  Listing<ResolutionBody> ofPayment(@PathVariable String id) {
    return list(PAYMENT.id(id).value());
  }

  @Operation(summary = "What people found out about a refund in review, the oldest first")
  @GetMapping("/api/v1/refunds/{id}/resolutions")
  Listing<ResolutionBody> ofRefund(@PathVariable String id) {
    return list(REFUND.id(id).value());
  }

  private Listing<ResolutionBody> list(String subject) {
    var found = resolutions.of(subject).stream().map(ResolutionBody::of).toList();
    return new Listing<>(found, false, null);
  }

  private ResponseEntity<String> once(Posted<?> posted, Supplier<Resolution> resolve) {
    return Replies.of(
        door.once(
            posted.request(),
            () -> {
              var resolution = resolve.get();
              return Answer.of(
                  resolution.status() == Resolution.Status.RESOLVED ? 200 : 202,
                  null,
                  Json.write(ResolutionBody.of(resolution)));
            }));
  }
}
