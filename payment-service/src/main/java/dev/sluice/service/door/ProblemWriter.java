package dev.sluice.service.door;

import dev.sluice.common.error.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Turns problems into answers, for controllers and filters alike. */
public final class ProblemWriter {

  /** Seconds after which a request that was not taken may come again. */
  private static final String RETRY_AFTER = "1";

  /**
   * @param headers names and values, alternating
   */
  static ResponseEntity<String> answer(
      Problem problem, HttpServletRequest request, String... headers) {
    var answer =
        ResponseEntity.status(HttpStatusCode.valueOf(problem.code().status()))
            .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (problem.code().retryable()) answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    for (int i = 0; i < headers.length; i += 2) answer.header(headers[i], headers[i + 1]);
    return answer.body(json(problem, request));
  }

  public static void write(
      Problem problem, HttpServletRequest request, HttpServletResponse response, String... headers)
      throws IOException {
    if (response.isCommitted()) return;
    response.resetBuffer();
    response.setStatus(problem.code().status());
    response.setContentType(ProblemBody.MEDIA_TYPE);
    if (problem.code().retryable()) response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    for (int i = 0; i < headers.length; i += 2) response.setHeader(headers[i], headers[i + 1]);
    response.getOutputStream().write(json(problem, request).getBytes(StandardCharsets.UTF_8));
  }

  private static String json(Problem problem, HttpServletRequest request) {
    return Json.write(ProblemBody.of(problem, pathOf(request), Traces.of(request)));
  }

  /** Of an address that was handed on to the error page: the one that was asked. */
  private static String pathOf(HttpServletRequest request) {
    var asked = request.getAttribute("jakarta.servlet.error.request_uri");
    var path = asked == null ? request.getRequestURI() : asked.toString();
    for (var part : List.of(path.split("/"))) if (CardNumbers.looksLikeOne(part)) return "…";
    return path;
  }

  private ProblemWriter() {}
}
