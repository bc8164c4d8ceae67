package dev.sluice.service.settlement;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.settlement.Discrepancies;
import dev.sluice.application.settlement.ResolveDiscrepancyService;
import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.settlement.Discrepancy;
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

@Tag(name = "Settlements")
@RestController
@RequestMapping("/api/v1/discrepancies")
class DiscrepancyController {

  private static final InPath<DiscrepancyId> DISCREPANCY =
      new InPath<>(DiscrepancyId::of, "There is no discrepancy with this id");

  private final ResolveDiscrepancyService resolve;
  private final Discrepancies discrepancies;
  private final IdempotentDoor door;

  DiscrepancyController(
      ResolveDiscrepancyService resolve, Discrepancies discrepancies, IdempotentDoor door) {
    this.resolve = resolve;
    this.discrepancies = discrepancies;
    this.door = door;
  }

  @Operation(summary = "List what does not fit in settlements, newest first")
  @GetMapping
  Listing<DiscrepancyBody> list(
      @Parameter(description = "true: only those that are open.") @RequestParam(required = false)
          @Nullable String open,
      @Parameter(description = "nextCursor of the page before.") @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "1 to 100.", example = "20") @RequestParam(required = false)
          @Nullable String limit) {
    var checks = new Checks();
    boolean only = checks.optional(open, "?open", DiscrepancyController::flag).orElse(false);
    var before = checks.optional(cursor, "?cursor", DiscrepancyId::of);
    int size = Listing.limit(limit, checks);
    checks.hold();
    return Listing.of(
        discrepancies.list(only, before, size + 1),
        size,
        DiscrepancyBody::of,
        (Discrepancy last) -> last.id().value());
  }

  private static boolean flag(String word) {
    if (word.equals("true") || word.equals("false")) return word.equals("true");
    throw new IllegalArgumentException("has to be true or false");
  }

  @Operation(
      summary = "Say where money belongs that nobody could explain, or confirm it",
      description =
          "Where money is in suspense two people have to say the same: the first proposes, a second one confirms. Another account stands in place of what was proposed.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = RemedyBody.class)))
  @ApiResponse(
      responseCode = "200",
      description = "RESOLVED: it is booked",
      content = @Content(schema = @Schema(implementation = DiscrepancyBody.class)))
  @ApiResponse(
      responseCode = "202",
      description = "PROPOSED: a second person has to confirm it",
      content = @Content(schema = @Schema(implementation = DiscrepancyBody.class)))
  @PostMapping("/{id}/resolve")
  ResponseEntity<String> resolve(@PathVariable String id, Posted<RemedyBody> posted) {
    var discrepancy = DISCREPANCY.id(id);
    var opinion = posted.body().opinion(posted.caller().subject());
    return Replies.of(
        door.once(
            posted.request(),
            () -> {
              var after = resolve.resolve(discrepancy, opinion, posted.traceId());
              return Answer.of(
                  after.status() == Discrepancy.Status.RESOLVED ? 200 : 202,
                  null,
                  Json.write(DiscrepancyBody.of(after)));
            }));
  }
}
