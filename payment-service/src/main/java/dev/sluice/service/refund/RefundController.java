package dev.sluice.service.refund;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.order.PaymentOrderViews;
import dev.sluice.application.payment.PaymentViews;
import dev.sluice.application.refund.RefundPaymentService;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.service.access.Caller;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.InPath;
import dev.sluice.service.door.Json;
import dev.sluice.service.idempotency.Posted;
import dev.sluice.service.idempotency.Replies;
import dev.sluice.service.order.PaymentOrderBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Refunds", description = "Accepted at once, paid by the PSP afterwards.")
@RestController
class RefundController {

  private static final InPath<PaymentId> PAYMENT =
      new InPath<>(PaymentId::of, "There is no payment with this id");

  private static final InPath<RefundId> REFUND =
      new InPath<>(RefundId::of, "There is no refund with this id");

  private final RefundPaymentService refund;
  private final IdempotentDoor door;
  private final PaymentViews payments;
  private final PaymentOrderViews orders;

  RefundController(
      RefundPaymentService refund,
      IdempotentDoor door,
      PaymentViews payments,
      PaymentOrderViews orders) {
    this.refund = refund;
    this.door = door;
    this.payments = payments;
    this.orders = orders;
  }

  @Operation(
      summary = "Give money back",
      description =
          "Whole, per order or in parts, once it is known what was taken. What is asked for counts against what can go back until the PSP refuses it. The refunds of an order run one after the other.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewRefundsBody.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Accepted",
      content = @Content(schema = @Schema(implementation = RefundsBody.class)))
  @PostMapping("/api/v1/payments/{id}/refunds")
  ResponseEntity<String> refund(@PathVariable String id, Posted<NewRefundsBody> posted) {
    var checks = new Checks();
    var lines = posted.body().read(checks);
    checks.hold();
    var payment = PAYMENT.id(id);
    if (payments.find(payment, posted.caller().viewer()).isEmpty()) throw PAYMENT.notFound();
    return Replies.of(
        door.once(
            posted.request(),
            () -> {
              var asked = refund.refund(payment, lines);
              return Answer.of(
                  202,
                  "/api/v1/refunds/" + asked.getFirst().id(),
                  Json.write(RefundsBody.of(payment, asked)));
            }));
  }

  @Operation(summary = "Look at a refund")
  @GetMapping("/api/v1/refunds/{id}")
  PaymentOrderBody.Refund find(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
    return orders
        .refund(REFUND.id(id), caller.viewer())
        .map(PaymentOrderBody.Refund::of)
        .orElseThrow(REFUND::notFound);
  }
}
