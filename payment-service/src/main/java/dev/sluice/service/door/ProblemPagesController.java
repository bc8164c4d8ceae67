package dev.sluice.service.door;

import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The pages the {@code type} of a problem leads to. */
@Hidden
@RestController
class ProblemPagesController {

  @GetMapping(path = "/problems", produces = MediaType.TEXT_HTML_VALUE)
  String all() {
    return page(
        "Problems",
        Arrays.stream(ErrorCode.values())
            .map(code ->
                "<li><a href=\"%s\">%s</a> (%d): %s</li>"
                    .formatted(ProblemBody.type(code), code.code(), code.status(), code.title()))
            .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>")));
  }

  @GetMapping(path = "/problems/{code}", produces = MediaType.TEXT_HTML_VALUE)
  String one(@PathVariable String code) {
    var known =
        Arrays.stream(ErrorCode.values())
            .filter(one -> one.code().equals(code))
            .findFirst()
            .orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND, "There is no such problem"));
    return page(
        known.code(),
        """
        <p>%s. HTTP status %d.</p>
        <p><strong>%s.</strong> %s</p>
        <p><a href="/problems">All problems</a></p>\
        """
            .formatted(
                known.title(),
                known.status(),
                known.advice(),
                known.retryable()
                    ? "The same request may succeed later."
                    : "Sending the same request again will not help: the field <code>detail</code>"
                        + " says what was wrong with it, <code>errors</code> where."));
  }

  private static String page(String title, String body) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
    <body><h1>%s</h1>
    %s
    </body></html>
    """
        .formatted(title, title, body);
  }
}
