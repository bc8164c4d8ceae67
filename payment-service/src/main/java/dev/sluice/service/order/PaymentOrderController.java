package dev.sluice.service.order;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.order.PaymentOrderViews;
import dev.sluice.application.order.Resolution;
import dev.sluice.application.order.Resolutions;
import dev.sluice.application.order.ResolveOrderService;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.service.access.Caller;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.InPath;
import dev.sluice.service.door.Json;
import dev.sluice.service.door.Listing;
import dev.sluice.service.idempotency.Posted;
import dev.sluice.service.idempotency.Replies;
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

@Tag(name = "Payments")
@RestController
class PaymentOrderController {

  private static final InPath<PaymentOrderId> ORDER =
      new InPath<>(PaymentOrderId::of, "There is no payment order with this id");

  private final PaymentOrderViews orders;
  private final Resolutions resolutions;
  private final ResolveOrderService resolve;
  private final IdempotentDoor door;

  PaymentOrderController(
      PaymentOrderViews orders,
      Resolutions resolutions,
      ResolveOrderService resolve,
      IdempotentDoor door) {
    this.orders = orders;
    this.resolutions = resolutions;
    this.resolve = resolve;
    this.door = door;
  }

  @Operation(summary = "Look at one seller's share of a payment")
  @GetMapping("/api/v1/payment-orders/{id}")
  PaymentOrderBody find(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
    return orders
        .find(ORDER.id(id), caller.viewer())
        .map(PaymentOrderBody::of)
        .orElseThrow(ORDER::notFound);
  }

  @Operation(
      summary = "Take an order out of review, or confirm what somebody else has proposed",
      description =
          "Money moves, so two people have to find the same: the first proposes, a second one with the same outcome confirms. Another outcome stands in place of what was proposed.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ResolveBody.class)))
  @ApiResponse(
      responseCode = "200",
      description = "RESOLVED: it is booked",
      content = @Content(schema = @Schema(implementation = ResolutionBody.class)))
  @ApiResponse(
      responseCode = "202",
      description = "PROPOSED: a second person has to confirm it",
      content = @Content(schema = @Schema(implementation = ResolutionBody.class)))
  @PostMapping("/api/v1/payment-orders/{id}/resolve")
  ResponseEntity<String> resolve(@PathVariable String id, Posted<ResolveBody> posted) {
    var order = ORDER.id(id);
    var checks = new Checks();
    var verdict = posted.body().verdict(checks);
    var reason = posted.body().reason(checks);
    checks.hold();
    var person = posted.caller().subject();
    return Replies.of(
        door.once(
            posted.request(),
            () -> {
              var resolution =
                  resolve.resolve(order, verdict.orElseThrow(), person, reason.orElseThrow());
              return Answer.of(
                  resolution.status() == Resolution.Status.RESOLVED ? 200 : 202,
                  null,
                  Json.write(ResolutionBody.of(resolution)));
            }));
  }

  @Operation(summary = "What people found out about an order in review, the oldest first")
  @GetMapping("/api/v1/payment-orders/{id}/resolutions")
  Listing<ResolutionBody> resolutions(@PathVariable String id) {
    var found = resolutions.of(ORDER.id(id)).stream().map(ResolutionBody::of).toList();
    return new Listing<>(found, false, null);
  }
}
