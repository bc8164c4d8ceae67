package dev.sluice.service.door;

import dev.sluice.common.error.ErrorCode;
import dev.sluice.test.golden.Golden;
import org.junit.jupiter.api.Test;

class ErrorsPageTest {

  private static final String HEAD =
      """
      # Errors, and what to do

      <!-- Rendered from the code by ErrorsPageTest. -->

      Every refusal is `application/problem+json`; its `code` is one of these and stays what it is, its `type` leads to
      `/problems/<code>` of the running service. Without *again*, the same request will be refused again.

      | code | status | again | means | what to do |
      |---|---|---|---|---|
      """;

  @Test
  void the_page_says_of_each_code_what_to_do() {
    var page = new StringBuilder(HEAD);
    for (var code : ErrorCode.values())
      page.append(
          "| `%s` | %d | %s | %s | %s |\n"
              .formatted(
                  code.code(),
                  code.status(),
                  code.retryable() ? "yes" : "",
                  code.title(),
                  code.advice()));
    Golden.holds("docs/errors.md", page.toString());
  }
}
