package dev.sluice.service.deadletter;

import dev.sluice.application.deadletter.DeadLetters;
import dev.sluice.application.deadletter.DeadLetters.Filter;
import dev.sluice.application.deadletter.FiledLetter;
import dev.sluice.application.deadletter.FiledLetter.Status;
import dev.sluice.application.deadletter.ResolveDeadLetterService;
import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.id.DeadLetterId;
import dev.sluice.service.access.Caller;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.InPath;
import dev.sluice.service.door.Json;
import dev.sluice.service.door.Listing;
import dev.sluice.service.door.Words;
import dev.sluice.service.idempotency.Posted;
import dev.sluice.service.idempotency.Replies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Dead letters", description = "What no consumer could handle, for people.")
@RestController
@RequestMapping("/api/v1/admin/dead-letters")
class DeadLetterController {

  private static final InPath<DeadLetterId> LETTER =
      new InPath<>(DeadLetterId::of, "There is no dead letter with this id");

  private static final int LONGEST_NAME = 260;

  private final DeadLetters letters;
  private final ResolveDeadLetterService resolve;
  private final IdempotentDoor door;

  DeadLetterController(DeadLetters letters, ResolveDeadLetterService resolve, IdempotentDoor door) {
    this.letters = letters;
    this.resolve = resolve;
    this.door = door;
  }

  @Operation(summary = "List dead letters, newest first")
  @GetMapping
  Listing<DeadLetterBody> list(
      @Parameter(description = "OPEN, REPLAYED or DROPPED.") @RequestParam(required = false)
          @Nullable String status,
      @Parameter(description = "Given up by this consumer.") @RequestParam(required = false)
          @Nullable String group,
      @Parameter(description = "Came from this topic.") @RequestParam(required = false)
          @Nullable String topic,
      @Parameter(description = "Letters of this event.") @RequestParam(required = false)
          @Nullable String eventId,
      @Parameter(description = "nextCursor of the page before.") @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "1 to 100.", example = "20") @RequestParam(required = false)
          @Nullable String limit) {
    var checks = new Checks();
    var filter =
        new Filter(
            checks.optional(status, "?status", Words.of(Status.class)),
            checks.optional(group, "?group", DeadLetterController::name),
            checks.optional(topic, "?topic", Topic::named),
            checks.optional(eventId, "?eventId", DeadLetterController::name));
    var before = checks.optional(cursor, "?cursor", DeadLetterId::of);
    int size = Listing.limit(limit, checks);
    checks.hold();
    return Listing.of(
        letters.list(filter, before, size + 1),
        size,
        DeadLetterBody::listed,
        last -> last.id().value());
  }

  @Operation(summary = "Look at a dead letter with its record")
  @ApiResponse(responseCode = "200", description = "The letter")
  @GetMapping("/{id}")
  DeadLetterBody find(@PathVariable String id) {
    return letters.find(LETTER.id(id)).map(DeadLetterBody::whole).orElseThrow(LETTER::notFound);
  }

  @Operation(
      summary = "Send a dead letter again to the group that gave it up",
      description =
          "The original bytes leave with the next number of a replay; no other group handles them. What had its effect meanwhile has no second one.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ResolveBody.class)))
  @ApiResponse(
      responseCode = "200",
      description = "REPLAYED: it is on its way",
      content = @Content(schema = @Schema(implementation = DeadLetterBody.class)))
  @PostMapping("/{id}/replay")
  ResponseEntity<String> replay(@PathVariable String id, Posted<ResolveBody> posted) {
    return resolved(
        posted, (by, reason) -> resolve.replay(LETTER.id(id), by, reason, posted.traceId()));
  }

  @Operation(summary = "Drop a dead letter that needs nothing")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ResolveBody.class)))
  @ApiResponse(
      responseCode = "200",
      description = "DROPPED",
      content = @Content(schema = @Schema(implementation = DeadLetterBody.class)))
  @PostMapping("/{id}/drop")
  ResponseEntity<String> drop(@PathVariable String id, Posted<ResolveBody> posted) {
    return resolved(posted, (by, reason) -> resolve.drop(LETTER.id(id), by, reason));
  }

  private ResponseEntity<String> resolved(
      Posted<ResolveBody> posted, BiFunction<String, String, FiledLetter> decision) {
    var checks = new Checks();
    var reason = posted.body().read(checks);
    checks.hold();
    return Replies.of(
        door.once(
            posted.request(),
            () -> {
              var letter = decision.apply(who(posted.caller()), reason.orElseThrow());
              return Answer.of(200, null, Json.write(DeadLetterBody.whole(letter)));
            }));
  }

  private static String who(Caller caller) {
    return caller.client() + "/" + caller.subject();
  }

  private static String name(String text) {
    if (!text.matches("[!-~]{1," + LONGEST_NAME + "}"))
      throw new IllegalArgumentException(
          "has to be 1 to %d printable characters".formatted(LONGEST_NAME));
    return text;
  }
}
