package dev.sluice.service.payout;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.payout.PayOutService;
import dev.sluice.application.payout.PayoutBatches;
import dev.sluice.application.payout.PayoutBatches.At;
import dev.sluice.application.payout.PayoutBatches.File;
import dev.sluice.application.payout.PayoutBatches.Skip;
import dev.sluice.application.payout.PayoutBatches.View;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Currency;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.InPath;
import dev.sluice.service.door.Json;
import dev.sluice.service.door.Listing;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Payouts")
@RestController
@RequestMapping("/api/v1/payouts/batches")
class PayoutBatchController {

  private static final InPath<PayoutBatchId> BATCH =
      new InPath<>(PayoutBatchId::of, "There is no batch of payouts with this id");

  private final PayOutService pay;
  private final PayoutBatches batches;
  private final IdempotentDoor door;

  PayoutBatchController(PayOutService pay, PayoutBatches batches, IdempotentDoor door) {
    this.pay = pay;
    this.batches = batches;
    this.door = door;
  }

  @Operation(
      summary = "Pay all sellers whose turn it is, now",
      description = "Follow Location: it is done when its files are written.")
  @RequestBody(content = @Content(schema = @Schema(implementation = NoBody.class)))
  @ApiResponse(
      responseCode = "202",
      description = "COLLECTING",
      content = @Content(schema = @Schema(implementation = PayoutBatchBody.class)))
  @PostMapping
  ResponseEntity<String> open(Posted<NoBody> posted) {
    return Replies.of(
        door.once(
            posted.request(),
            () -> {
              var batch = pay.open(posted.caller().subject(), posted.traceId());
              return Answer.of(
                  202,
                  "/api/v1/payouts/batches/" + batch.id(),
                  Json.write(PayoutBatchBody.of(found(batch.id()))));
            }));
  }

  @Operation(summary = "Look at a batch of payouts")
  @GetMapping("/{id}")
  PayoutBatchBody find(@PathVariable String id) {
    return PayoutBatchBody.of(found(BATCH.id(id)));
  }

  private View found(PayoutBatchId id) {
    return batches.find(id).orElseThrow(BATCH::notFound);
  }

  @Operation(summary = "List batches of payouts, newest first")
  @GetMapping
  Listing<PayoutBatchBody> list(
      @Parameter(description = "nextCursor of the page before.") @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "1 to 100.", example = "20") @RequestParam(required = false)
          @Nullable String limit) {
    var checks = new Checks();
    var before = checks.optional(cursor, "?cursor", PayoutBatchId::of);
    int size = Listing.limit(limit, checks);
    checks.hold();
    return Listing.of(
        batches.list(before, size + 1),
        size,
        PayoutBatchBody::of,
        (View last) -> last.batch().id().value());
  }

  @Operation(summary = "Who was not paid in a batch, and why")
  @GetMapping("/{id}/skips")
  Listing<PayoutSkipBody> skips(
      @PathVariable String id,
      @Parameter(description = "nextCursor of the page before.") @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "1 to 100.", example = "20") @RequestParam(required = false)
          @Nullable String limit) {
    var checks = new Checks();
    var after = checks.optional(cursor, "?cursor", PayoutBatchController::place);
    int size = Listing.limit(limit, checks);
    checks.hold();
    var batch = found(BATCH.id(id)).batch();
    return Listing.of(
        batches.skips(batch.id(), after, size + 1),
        size,
        PayoutSkipBody::of,
        (Skip last) -> last.seller() + ":" + last.available().currency());
  }

  private static At place(String cursor) {
    int colon = cursor.lastIndexOf(':');
    if (colon < 1) throw new IllegalArgumentException("is no cursor of this list");
    return new At(
        new SellerId(cursor.substring(0, colon)), Currency.of(cursor.substring(colon + 1)));
  }

  @Operation(
      summary = "The payment file of a batch",
      description = "ISO 20022 pain.001.001.09, as it was written: one per currency.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "application/xml", schema = @Schema(type = "string")))
  @GetMapping("/{id}/file")
  ResponseEntity<byte[]> file(
      @PathVariable String id,
      @Parameter(description = "Which of its files, where there are several.", example = "EUR")
          @RequestParam(required = false)
          @Nullable String currency) {
    var checks = new Checks();
    var wanted = checks.optional(currency, "?currency", Currency::of);
    checks.hold();
    var view = found(BATCH.id(id));
    var which = wanted.orElseGet(() -> only(view));
    var file =
        batches
            .file(view.batch().id(), which)
            .orElseThrow(() ->
                new Problem(
                    ErrorCode.NOT_FOUND,
                    "%s has no file in %s".formatted(view.batch().id(), which)));
    var name = File.name(file.batch(), file.currency()) + ".xml";
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(file.text());
  }

  private static Currency only(View view) {
    var files = view.files();
    if (files.isEmpty())
      throw new Problem(
          ErrorCode.NOT_FOUND,
          "%s has no file: it is %s".formatted(view.batch().id(), view.batch().status()));
    if (files.size() > 1)
      throw Problem.invalid(
          "?currency",
          "has to be one of " + files.stream().map(sum -> sum.total().currency().code()).toList());
    return files.getFirst().total().currency();
  }
}
