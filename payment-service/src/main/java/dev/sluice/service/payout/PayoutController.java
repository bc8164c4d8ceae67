package dev.sluice.service.payout;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.payout.ChangePayoutService;
import dev.sluice.application.payout.PayOutService;
import dev.sluice.application.payout.Payouts;
import dev.sluice.application.payout.Payouts.Wanted;
import dev.sluice.application.settlement.BooksAtOnce;
import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutStatus;
import dev.sluice.domain.payout.PayoutTrigger;
import dev.sluice.service.access.Caller;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.InPath;
import dev.sluice.service.door.Json;
import dev.sluice.service.door.Listing;
import dev.sluice.service.door.Words;
import dev.sluice.service.idempotency.NoBody;
import dev.sluice.service.idempotency.Posted;
import dev.sluice.service.idempotency.Replies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Payouts", description = "Money that goes to sellers.")
@RestController
@RequestMapping("/api/v1/payouts")
class PayoutController {

  private static final InPath<PayoutId> PAYOUT =
      new InPath<>(PayoutId::of, "There is no payout with this id");

  private final PayOutService pay;
  private final ChangePayoutService change;
  private final Payouts payouts;
  private final BooksAtOnce books;
  private final IdempotentDoor door;

  PayoutController(
      PayOutService pay,
      ChangePayoutService change,
      Payouts payouts,
      BooksAtOnce books,
      IdempotentDoor door) {
    this.pay = pay;
    this.change = change;
    this.payouts = payouts;
    this.books = books;
    this.door = door;
  }

  @Operation(
      summary = "Pay a seller all that is available to it",
      description =
          "Whatever its schedule and its minimum say, unless its payouts are on hold. It goes with the next payment file.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewPayoutBody.class)))
  @ApiResponse(
      responseCode = "201",
      description = "CREATED",
      content = @Content(schema = @Schema(implementation = PayoutBody.class)))
  @PostMapping
  ResponseEntity<String> pay(Posted<NewPayoutBody> posted) {
    var at = posted.body().read();
    var answer =
        door.once(
            posted.request(),
            () -> answer(201, pay.pay(at, posted.caller().subject(), posted.traceId())));
    books.committed(Set.of(at.seller()));
    return Replies.of(answer);
  }

  @Operation(
      summary = "Stop a payout that is in no file yet",
      description = "It stays in transit until it is released or cancelled.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WhyBody.class)))
  @ApiResponse(
      responseCode = "200",
      description = "HELD",
      content = @Content(schema = @Schema(implementation = PayoutBody.class)))
  @PostMapping("/{id}/hold")
  ResponseEntity<String> hold(@PathVariable String id, Posted<WhyBody> posted) {
    var why = posted.body().read();
    return changed(id, posted, new PayoutTrigger.Hold(posted.caller().subject(), why));
  }

  @Operation(summary = "Let a payout go on", description = "It goes with the next payment file.")
  @RequestBody(content = @Content(schema = @Schema(implementation = NoBody.class)))
  @ApiResponse(
      responseCode = "200",
      description = "CREATED",
      content = @Content(schema = @Schema(implementation = PayoutBody.class)))
  @PostMapping("/{id}/release")
  ResponseEntity<String> release(@PathVariable String id, Posted<NoBody> posted) {
    return changed(id, posted, new PayoutTrigger.Release());
  }

  @Operation(
      summary = "Take back a payout that is in no file yet",
      description = "The money is available again.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WhyBody.class)))
  @ApiResponse(
      responseCode = "200",
      description = "CANCELLED",
      content = @Content(schema = @Schema(implementation = PayoutBody.class)))
  @PostMapping("/{id}/cancel")
  ResponseEntity<String> cancel(@PathVariable String id, Posted<WhyBody> posted) {
    var why = posted.body().read();
    return changed(id, posted, new PayoutTrigger.Cancel(posted.caller().subject(), why));
  }

  private ResponseEntity<String> changed(String id, Posted<?> posted, PayoutTrigger trigger) {
    var payout = payouts.find(PAYOUT.id(id)).orElseThrow(PAYOUT::notFound);
    var answer =
        door.once(
            posted.request(),
            () -> answer(200, change.change(payout.id(), trigger, posted.traceId())));
    books.committed(Set.of(payout.seller()));
    return Replies.of(answer);
  }

  private static Answer answer(int status, Payout payout) {
    var address = status == 201 ? "/api/v1/payouts/" + payout.id() : null;
    return Answer.of(status, address, Json.write(PayoutBody.of(payout)));
  }

  @Operation(summary = "Look at a payout", description = "A seller sees its own alone.")
  @GetMapping("/{id}")
  PayoutBody find(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
    return payouts
        .find(PAYOUT.id(id))
        .filter(payout -> own(caller).map(payout.seller()::equals).orElse(true))
        .map(PayoutBody::of)
        .orElseThrow(PAYOUT::notFound);
  }

  private static Optional<SellerId> own(Caller caller) {
    return caller.confinedTo();
  }

  @Operation(summary = "List payouts, newest first", description = "A seller sees its own alone.")
  @GetMapping
  Listing<PayoutBody> list(
      @RequestParam(required = false) @Nullable String sellerId,
      @Parameter(description = "As in docs/states.md.") @RequestParam(required = false)
          @Nullable String status,
      @RequestParam(required = false) @Nullable String batchId,
      @Parameter(description = "nextCursor of the page before.") @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "1 to 100.", example = "20") @RequestParam(required = false)
          @Nullable String limit,
      @AuthenticationPrincipal Caller caller) {
    var checks = new Checks();
    var seller = checks.optional(sellerId, "?sellerId", SellerId::new);
    var stands = checks.optional(status, "?status", Words.of(PayoutStatus.class));
    var batch = checks.optional(batchId, "?batchId", PayoutBatchId::of);
    var before = checks.optional(cursor, "?cursor", PayoutId::of);
    int size = Listing.limit(limit, checks);
    checks.hold();
    var own = own(caller);
    if (own.isPresent() && seller.isPresent() && !seller.equals(own))
      return Listing.of(List.<Payout>of(), size, PayoutBody::of, _ -> "");
    var wanted = new Wanted(own.isPresent() ? own : seller, stands, batch);
    return Listing.of(
        payouts.list(wanted, before, size + 1),
        size,
        PayoutBody::of,
        (Payout last) -> last.id().value());
  }
}
