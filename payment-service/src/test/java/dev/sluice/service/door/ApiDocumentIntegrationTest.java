package dev.sluice.service.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.access.Rule;
import dev.sluice.service.config.Api;
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
          assertThat(post.path("parameters").toString()).contains("\"Idempotency-Key\"");
          assertThat(post.path("parameters").toString()).doesNotContain("\"posted\"", "\"caller\"");
          assertThat(post.at("/requestBody/content").propertyNames())
              .as(path.getKey())
              .containsExactly("application/json");
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
}
