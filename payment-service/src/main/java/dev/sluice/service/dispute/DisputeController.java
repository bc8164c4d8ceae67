package dev.sluice.service.dispute;

import dev.sluice.application.dispute.DisputePaymentService;
import dev.sluice.application.dispute.DisputePaymentService.Disputed;
import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.order.PaymentOrderView;
import dev.sluice.application.order.PaymentOrderViews;
import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.service.door.AmountBody;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.InPath;
import dev.sluice.service.door.Json;
import dev.sluice.service.door.Listing;
import dev.sluice.service.idempotency.Posted;
import dev.sluice.service.idempotency.Replies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Disputes", description = "What shoppers' banks take back.")
@RestController
@RequestMapping("/api/v1/disputes")
class DisputeController {

  private static final InPath<DisputeId> DISPUTE =
      new InPath<>(DisputeId::of, "There is no dispute with this id");

  private final DisputePaymentService disputes;
  private final PaymentOrderViews views;
  private final IdempotentDoor door;

  DisputeController(DisputePaymentService disputes, PaymentOrderViews views, IdempotentDoor door) {
    this.disputes = disputes;
    this.views = views;
    this.door = door;
  }

  @Operation(
      summary = "A bank has taken money back",
      description =
          "Booked at once, with what may still go back at most: refunds and disputes never pay the shopper twice.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewDisputeBody.class)))
  @ApiResponse(
      responseCode = "201",
      description = "OPENED",
      content = @Content(schema = @Schema(implementation = DisputeBody.class)))
  @PostMapping
  ResponseEntity<String> open(Posted<NewDisputeBody> posted) {
    var checks = new Checks();
    var order = checks.read(posted.body().paymentOrderId(), "/paymentOrderId", PaymentOrderId::of);
    var amount = AmountBody.read(posted.body().amount(), "/amount", 1, checks);
    checks.hold();
    return Replies.of(
        door.once(
            posted.request(),
            () -> answer(201, disputes.open(order.orElseThrow(), amount.orElseThrow()))));
  }

  @Operation(summary = "The bank has decided")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = OutcomeBody.class)))
  @ApiResponse(
      responseCode = "200",
      description = "WON or LOST",
      content = @Content(schema = @Schema(implementation = DisputeBody.class)))
  @PostMapping("/{id}/outcome")
  ResponseEntity<String> decide(@PathVariable String id, Posted<OutcomeBody> posted) {
    var checks = new Checks();
    var lostBy = posted.body().lostBy(checks);
    checks.hold();
    var dispute = found(id);
    return Replies.of(
        door.once(
            posted.request(),
            () ->
                answer(
                    200,
                    lostBy
                        .map(by -> disputes.lose(dispute.order(), dispute.id(), by))
                        .orElseGet(() -> disputes.win(dispute.order(), dispute.id())))));
  }

  @Operation(summary = "Look at a dispute")
  @GetMapping("/{id}")
  DisputeBody find(@PathVariable String id) {
    return DisputeBody.of(found(id));
  }

  @Operation(summary = "List disputes, newest first")
  @GetMapping
  Listing<DisputeBody> list(
      @Parameter(description = "nextCursor of the page before.") @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "1 to 100.", example = "20") @RequestParam(required = false)
          @Nullable String limit) {
    var checks = new Checks();
    var before = checks.optional(cursor, "?cursor", DisputeId::of);
    int size = Listing.limit(limit, checks);
    checks.hold();
    return Listing.of(
        views.disputes(before, size + 1),
        size,
        DisputeBody::of,
        (PaymentOrderView.Dispute last) -> last.id().value());
  }

  private static Answer answer(int status, Disputed disputed) {
    var address = status == 201 ? "/api/v1/disputes/" + disputed.dispute().id() : null;
    return Answer.of(status, address, Json.write(DisputeBody.of(disputed)));
  }

  private PaymentOrderView.Dispute found(String id) {
    return views.dispute(DISPUTE.id(id)).orElseThrow(DISPUTE::notFound);
  }
}
