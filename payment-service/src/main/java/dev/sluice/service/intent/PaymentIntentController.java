package dev.sluice.service.intent;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.intent.AuthorizePaymentService;
import dev.sluice.application.intent.CreatePaymentService;
import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.order.Viewer;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.PaymentIntentStatus;
import dev.sluice.service.access.Caller;
import dev.sluice.service.basket.BasketBody;
import dev.sluice.service.basket.PaymentMethodBody;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.InPath;
import dev.sluice.service.door.Json;
import dev.sluice.service.idempotency.NoBody;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Payment intents", description = "What a shopper means to pay.")
@RestController
@RequestMapping("/api/v1/payment-intents")
class PaymentIntentController {

  private static final InPath<PaymentIntentId> INTENT =
      new InPath<>(PaymentIntentId::of, "There is no payment intent with this id");

  private static final String HOME = "/api/v1/payment-intents/";

  private final CreatePaymentService create;
  private final AuthorizePaymentService authorize;
  private final IdempotentDoor door;
  private final PaymentIntents intents;

  PaymentIntentController(
      CreatePaymentService create,
      AuthorizePaymentService authorize,
      IdempotentDoor door,
      PaymentIntents intents) {
    this.create = create;
    this.authorize = authorize;
    this.door = door;
    this.intents = intents;
  }

  @Operation(summary = "Create an intent", description = "Nobody asks the PSP yet.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = BasketBody.class)))
  @ApiResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = PaymentIntentBody.class)))
  @PostMapping
  ResponseEntity<String> create(Posted<BasketBody> posted) {
    var checks = new Checks();
    var basket = posted.body().read(posted.caller().client(), checks);
    checks.hold();
    return Replies.of(
        door.once(
            posted.request(),
            () -> {
              var intent = create.create(basket.orElseThrow(), posted.traceId());
              return Answer.of(201, HOME + intent.id(), json(intent));
            }));
  }

  @Operation(summary = "Look at an intent")
  @ApiResponse(responseCode = "200", description = "The intent")
  @GetMapping("/{id}")
  PaymentIntentBody find(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
    return PaymentIntentBody.of(seen(INTENT.id(id), caller));
  }

  @Operation(
      summary = "Authorize while the shopper waits",
      description =
          "Calls the PSP once. 202 while its answer is not known: ask again with the same key, or look at the intent.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = AuthorizeBody.class)))
  @ApiResponse(
      responseCode = "200",
      description = "AUTHORIZED or DECLINED",
      content = @Content(schema = @Schema(implementation = PaymentIntentBody.class)))
  @ApiResponse(
      responseCode = "202",
      description = "PENDING_AUTH; Retry-After says when to ask again",
      content = @Content(schema = @Schema(implementation = PaymentIntentBody.class)))
  @PostMapping("/{id}/authorize")
  ResponseEntity<String> authorize(@PathVariable String id, Posted<AuthorizeBody> posted) {
    var checks = new Checks();
    var token = PaymentMethodBody.read(posted.body().paymentMethod(), "/paymentMethod", checks);
    checks.hold();
    var intent = seen(INTENT.id(id), posted.caller()).id();
    var answer =
        authorize.authorize(
            posted.request(),
            intent,
            token.orElseThrow(),
            posted.traceId(),
            PaymentIntentController::authorized);
    return answer.status() == 202 ? Replies.pending(answer) : Replies.of(answer);
  }

  @Operation(summary = "Cancel an intent nobody has authorized yet")
  @RequestBody(content = @Content(schema = @Schema(implementation = NoBody.class)))
  @ApiResponse(
      responseCode = "200",
      description = "CANCELLED",
      content = @Content(schema = @Schema(implementation = PaymentIntentBody.class)))
  @PostMapping("/{id}/cancel")
  ResponseEntity<String> cancel(@PathVariable String id, Posted<NoBody> posted) {
    return Replies.of(
        door.once(
            posted.request(),
            () -> {
              var intent = create.cancel(seen(INTENT.id(id), posted.caller()).id());
              return Answer.of(200, null, json(intent));
            }));
  }

  /** Nobody knows yet: come again. */
  private static Answer authorized(PaymentIntent intent) {
    boolean pending = intent.status() == PaymentIntentStatus.PENDING_AUTH;
    return Answer.of(pending ? 202 : 200, null, json(intent));
  }

  private PaymentIntent seen(PaymentIntentId id, Caller caller) {
    return intents
        .find(id)
        .filter(intent ->
            switch (caller.viewer()) {
              case Viewer.Everything _ -> true;
              case Viewer.OfClient(var client) -> intent.client().equals(client);
              case Viewer.OfSeller _ -> false;
            })
        .orElseThrow(INTENT::notFound);
  }

  private static String json(PaymentIntent intent) {
    return Json.write(PaymentIntentBody.of(intent));
  }
}
