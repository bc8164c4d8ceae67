package dev.sluice.service.payment;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.GatheringDoor;
import dev.sluice.application.idempotency.Idempotency;
import dev.sluice.application.intent.CreatePaymentService;
import dev.sluice.application.intent.CreatePaymentService.Wanted;
import dev.sluice.application.payment.PaymentView;
import dev.sluice.application.payment.PaymentViews;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.OrderId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.PaymentIntentStatus;
import dev.sluice.domain.payment.PaymentStatus;
import dev.sluice.service.access.Caller;
import dev.sluice.service.basket.PaymentMethodBody;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.InPath;
import dev.sluice.service.door.Json;
import dev.sluice.service.door.Listing;
import dev.sluice.service.door.Times;
import dev.sluice.service.idempotency.Posted;
import dev.sluice.service.idempotency.Replies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Payments", description = "Accepted at once, then authorized, captured and booked.")
@RestController
@RequestMapping("/api/v1/payments")
class PaymentController {

  private static final InPath<PaymentId> PAYMENT =
      new InPath<>(PaymentId::of, "There is no payment with this id");

  private final GatheringDoor<Wanted> door;
  private final PaymentViews payments;

  PaymentController(
      CreatePaymentService create,
      Idempotency idempotency,
      Transactions transactions,
      InstantSource clock,
      PaymentViews payments) {
    this.door =
        new GatheringDoor<>(
            idempotency,
            transactions,
            clock,
            all ->
                create.createAndAuthorize(all).stream().map(PaymentController::accepted).toList());
    this.payments = payments;
  }

  @Operation(
      summary = "Pay a basket",
      description = "Accepted at once; the PSP is asked afterwards. Follow it at the Location.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewPaymentBody.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Accepted",
      content = @Content(schema = @Schema(implementation = AcceptedBody.class)))
  @PostMapping
  ResponseEntity<String> accept(Posted<NewPaymentBody> posted) {
    var checks = new Checks();
    var basket = posted.body().basket().read(posted.caller().client(), checks);
    var token = PaymentMethodBody.read(posted.body().paymentMethod(), "/paymentMethod", checks);
    checks.hold();
    var wanted = new Wanted(basket.orElseThrow(), token.orElseThrow(), posted.traceId());
    return Replies.of(door.once(posted.request(), wanted));
  }

  private static Answer accepted(PaymentIntent intent) {
    return Answer.of(
        202, "/api/v1/payments/" + intent.payment(), Json.write(AcceptedBody.of(intent)));
  }

  @Operation(summary = "Look at a payment")
  @GetMapping("/{id}")
  PaymentBody find(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
    return payments
        .find(PAYMENT.id(id), caller.viewer())
        .map(PaymentBody::of)
        .orElseThrow(PAYMENT::notFound);
  }

  @Operation(
      summary = "What happened to a payment, first things first",
      description =
          "Questions to the PSP with their answers, captures, refunds, disputes, entries in the books. A seller sees what"
              + " happened to its own orders.")
  @GetMapping("/{id}/timeline")
  TimelineBody timeline(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
    var payment = PAYMENT.id(id);
    if (payments.find(payment, caller.viewer()).isEmpty()) throw PAYMENT.notFound();
    return TimelineBody.of(payments.timeline(payment, caller.viewer()));
  }

  @Operation(summary = "List payments, newest first")
  @GetMapping
  Listing<PaymentBody> list(
      @AuthenticationPrincipal Caller caller,
      @Parameter(description = "As the payment shows it.", example = "CAPTURED")
          @RequestParam(required = false)
          @Nullable String status,
      @RequestParam(required = false) @Nullable String sellerId,
      @RequestParam(required = false) @Nullable String orderId,
      @RequestParam(required = false) @Nullable String buyerId,
      @Parameter(description = "RFC 3339, inclusive.", example = "2026-01-01T00:00:00Z")
          @RequestParam(required = false)
          @Nullable String createdFrom,
      @Parameter(description = "RFC 3339, exclusive.", example = "2026-02-01T00:00:00Z")
          @RequestParam(required = false)
          @Nullable String createdTo,
      @Parameter(description = "nextCursor of the page before.") @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "1 to 100.", example = "20") @RequestParam(required = false)
          @Nullable String limit) {
    var checks = new Checks();
    var filter =
        new PaymentViews.Filter(
            checks.optional(status, "?status", PaymentController::status),
            checks.optional(sellerId, "?sellerId", SellerId::new),
            checks.optional(orderId, "?orderId", OrderId::new),
            checks.optional(buyerId, "?buyerId", BuyerId::new),
            checks.optional(createdFrom, "?createdFrom", Times::of),
            checks.optional(createdTo, "?createdTo", Times::of));
    var before = checks.optional(cursor, "?cursor", PaymentId::of);
    int size = Listing.limit(limit, checks);
    checks.hold();
    return Listing.of(
        payments.list(filter, caller.viewer(), before, size + 1),
        size,
        PaymentBody::of,
        (PaymentView last) -> last.id().value());
  }

  private static String status(String word) {
    var known =
        Stream.concat(
                Arrays.stream(PaymentIntentStatus.values()), Arrays.stream(PaymentStatus.values()))
            .map(Enum::name)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!known.contains(word))
      throw new IllegalArgumentException("has to be one of " + String.join(", ", known));
    return word;
  }
}
