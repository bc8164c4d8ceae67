package dev.sluice.service.door;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.access.Role;
import dev.sluice.service.access.Rule;
import dev.sluice.service.config.Api;
import dev.sluice.test.golden.Golden;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The API's own document. */
@Tag("integration")
class ApiDocumentIntegrationTest {

  private final JsonNode document = Api.nobody().get("/v3/api-docs").json();

  @Test
  void it_is_openapi_3_1_and_has_every_door() {
    assertThat(document.at("/openapi").asString("")).startsWith("3.1");
    for (var rule : Rule.ALL)
      if (rule.pattern().startsWith("/api/"))
        assertThat(
                document
                    .path("paths")
                    .path(rule.pattern())
                    .path(rule.method().name().toLowerCase(Locale.ROOT))
                    .path("summary")
                    .asString(""))
            .as(rule.toString())
            .isNotEmpty();
  }

  @Test
  void every_post_asks_for_a_key_and_shows_its_body() {
    document
        .path("paths")
        .properties()
        .forEach(path -> {
          var post = path.getValue().path("post");
          if (post.isMissingNode()) return;
          assertThat(post.path("parameters").toString())
              .contains(
                  path.getKey().endsWith("/webhooks")
                      ? "\"Psp-Signature\""
                      : "\"Idempotency-Key\"");
          assertThat(post.path("parameters").toString()).doesNotContain("\"posted\"", "\"caller\"");
          assertThat(post.at("/requestBody/content").propertyNames())
              .as(path.getKey())
              .containsExactly(
                  switch (path.getKey().substring("/api/v1/".length())) {
                    case "settlement-files" -> "text/csv";
                    case "payout-status-reports", "bank-statements" -> "application/xml";
                    default -> "application/json";
                  });
          assertThat(post.path("responses").propertyNames()).contains("409", "413", "422", "503");
        });
  }

  @Test
  void every_refusal_is_the_problem_schema() {
    var problem = document.at("/components/schemas/Problem/properties");

    assertThat(problem.propertyNames())
        .contains(
            "type",
            "title",
            "status",
            "detail",
            "instance",
            "code",
            "traceId",
            "retryable",
            "errors");
    document
        .path("paths")
        .forEach(path ->
            path.forEach(operation ->
                operation
                    .path("responses")
                    .properties()
                    .forEach(response -> {
                      if (response.getKey().compareTo("400") >= 0)
                        assertThat(
                                response
                                    .getValue()
                                    .path("content")
                                    .path("application/problem+json")
                                    .at("/schema/$ref")
                                    .asString(""))
                            .isEqualTo("#/components/schemas/Problem");
                    })));
  }

  @Test
  void the_page_about_it_says_what_it_says() {
    var page = new StringBuilder(PAGE);
    for (var rule : Rule.ALL) {
      if (!rule.pattern().startsWith("/api/")) continue;
      var operation =
          document
              .path("paths")
              .path(rule.pattern())
              .path(rule.method().name().toLowerCase(Locale.ROOT));
      page.append(
          "| %s `%s` | %s | %s | %s |\n"
              .formatted(
                  rule.method(),
                  rule.pattern(),
                  rule.roles().isEmpty()
                      ? "signed"
                      : rule.roles().stream().sorted().map(Role::word).collect(joining(", ")),
                  operation.path("summary").asString(""),
                  operation
                      .path("parameters")
                      .valueStream()
                      .filter(one -> one.path("in").asString("").equals("query"))
                      .map(one -> one.path("name").asString(""))
                      .collect(joining(", "))));
    }
    page.append(PROBLEMS);
    Golden.holds("docs/api.md", page.toString());
  }

  private static final String PAGE =
      """
      # The HTTP API

      <!-- Rendered from the code by ApiDocumentIntegrationTest. -->

      The running service shows every body with examples at `/swagger-ui.html`; the OpenAPI document is at `/v3/api-docs`.

      - Send `Authorization: Bearer <token>`. A client sees its own payments, FINANCE and ADMIN all of them, a SELLER the
        payments it has an order in, with its own orders and amounts alone.
      - Every POST needs an `Idempotency-Key` of 1 to 255 printable characters: a new one for every new request, the same one
        to send it again. The same key with the same bytes gets the same answer, marked `Idempotent-Replayed: true`; with
        other bytes 422; while the first is still running 409 with `Retry-After`. Keys are kept for 30 days. A request that
        was refused leaves its key free.
        A PUT needs no key: sent twice it has one effect by itself. A webhook has a name of its own.
      - Amounts are `{"value": <integer minor units>, "currency": "<ISO 4217>"}`, times RFC 3339 in UTC, ids opaque strings.
      - Lists are `{"data": [...], "hasMore": ..., "nextCursor": ...}`; `limit` is 1 to 100, 20 unless said.
      - Every answer carries `X-Trace-Id`; a `traceparent` that comes in is followed.

      | address | who | does | asks for |
      |---|---|---|---|
      """;

  private static final String PROBLEMS =
      """

      ## Problems

      A refusal is `application/problem+json` (RFC 9457) with `type, title, status, detail, instance, code, traceId, retryable`
      and `errors[{pointer, detail}]`: a JSON pointer into the body, or `?name` of a query parameter. `type` leads to a page.
      What may be repeated carries `Retry-After`. All codes, and what to do: [errors.md](errors.md).
      """;
}
