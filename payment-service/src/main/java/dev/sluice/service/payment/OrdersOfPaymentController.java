package dev.sluice.service.payment;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.order.ChangeOrdersService;
import dev.sluice.application.payment.PaymentView;
import dev.sluice.application.payment.PaymentViews;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.service.access.Caller;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.InPath;
import dev.sluice.service.door.Json;
import dev.sluice.service.idempotency.Posted;
import dev.sluice.service.idempotency.Replies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Payments")
@RestController
@RequestMapping("/api/v1/payments/{id}")
class OrdersOfPaymentController {

  private static final InPath<PaymentId> PAYMENT =
      new InPath<>(PaymentId::of, "There is no payment with this id");

  private final ChangeOrdersService change;
  private final IdempotentDoor door;
  private final PaymentViews payments;

  OrdersOfPaymentController(
      ChangeOrdersService change, IdempotentDoor door, PaymentViews payments) {
    this.change = change;
    this.door = door;
    this.payments = payments;
  }

  @Operation(
      summary = "Capture a payment with captureMethod MANUAL",
      description =
          "The whole or a part, several times per order up to its amount, one capture per order at a "
              + "time. All lines are accepted or none. The PSP is asked afterwards: follow the orders.")
  @RequestBody(content = @Content(schema = @Schema(implementation = CapturesBody.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Accepted: the payment as it stands now",
      content = @Content(schema = @Schema(implementation = PaymentBody.class)))
  @PostMapping("/captures")
  ResponseEntity<String> capture(@PathVariable String id, Posted<CapturesBody> posted) {
    var checks = new Checks();
    var parts = posted.body().parts(checks);
    checks.hold();
    return changed(id, posted, payment -> change.capture(payment, parts));
  }

  @Operation(
      summary = "Void what is not captured",
      description =
          "Of the whole payment, or of single orders. What is captured stays so; an order whose capture "
              + "is running is refused. The PSP gives the rest back when nothing of the payment is open.")
  @RequestBody(content = @Content(schema = @Schema(implementation = CancelBody.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Accepted: the payment as it stands now",
      content = @Content(schema = @Schema(implementation = PaymentBody.class)))
  @PostMapping("/cancel")
  ResponseEntity<String> cancel(@PathVariable String id, Posted<CancelBody> posted) {
    var checks = new Checks();
    var orders = posted.body().orders(checks);
    checks.hold();
    return changed(id, posted, payment -> change.cancel(payment, orders));
  }

  private ResponseEntity<String> changed(
      String id, Posted<?> posted, Consumer<PaymentId> changing) {
    return Replies.of(
        door.once(
            posted.request(),
            () -> {
              var before = seen(PAYMENT.id(id), posted.caller());
              if (before.orders().isEmpty()) throw tooEarly(before);
              changing.accept(before.id());
              return Answer.of(
                  202,
                  "/api/v1/payments/" + before.id(),
                  Json.write(PaymentBody.of(seen(before.id(), posted.caller()))));
            }));
  }

  private PaymentView seen(PaymentId id, Caller caller) {
    return payments.find(id, caller.viewer()).orElseThrow(PAYMENT::notFound);
  }

  private static Problem tooEarly(PaymentView payment) {
    return new Problem(
        ErrorCode.WRONG_STATE,
        "%s is %s: its orders can be captured or voided once it is NOT_CAPTURED"
            .formatted(payment.id(), payment.status()),
        List.of(),
        Map.of("state", payment.status()));
  }
}
