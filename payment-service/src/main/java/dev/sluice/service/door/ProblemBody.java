package dev.sluice.service.door;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** A refusal as RFC 9457 tells it. */
@Schema(name = "Problem", description = "Why a request was refused, and what to do (RFC 9457).")
record ProblemBody(
    @Schema(
            description = "Where this kind of problem is explained.",
            example = "/problems/invalid_request")
        String type,
    @Schema(example = "The request is well formed but not valid") String title,
    @Schema(example = "422") int status,
    @Schema(
            description = "What was wrong with this request.",
            example = "/total/value has to be 1 to 1000000000000 minor units")
        String detail,
    @Schema(description = "The address that was asked.", example = "/api/v1/payments")
        String instance,
    @Schema(description = "Stable name of the problem.", example = "invalid_request") String code,
    @Schema(
            description = "W3C trace id, the same as in X-Trace-Id.",
            example = "4bf92f3577b34da6a3ce929d0e0e4736")
        String traceId,
    @Schema(description = "Whether the same request may succeed later without being changed.")
        boolean retryable,
    @Schema(description = "The fields that were wrong.") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Field> errors,
    @Schema(hidden = true) @JsonAnyGetter Map<String, Object> more) {

  static final String MEDIA_TYPE = "application/problem+json";

  /** One field that was wrong. */
  @Schema(name = "ProblemField")
  record Field(
      @Schema(
              description = "JSON pointer into the body, or ?name of a query parameter.",
              example = "/total/value")
          String pointer,
      @Schema(example = "has to be 1 to 1000000000000 minor units") String detail) {}

  static ProblemBody of(Problem problem, String instance, String traceId) {
    var code = problem.code();
    return new ProblemBody(
        type(code),
        code.title(),
        code.status(),
        problem.detail(),
        instance,
        code.code(),
        traceId,
        code.retryable(),
        problem.fields().stream().map(f -> new Field(f.pointer(), f.detail())).toList(),
        problem.more());
  }

  static String type(ErrorCode code) {
    return "/problems/" + code.code();
  }
}
