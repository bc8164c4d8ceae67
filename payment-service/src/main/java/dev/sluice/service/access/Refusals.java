package dev.sluice.service.access;

import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.service.door.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** How a caller hears that he is not known, or may not, or that there is nothing. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final String CHALLENGE = "Bearer realm=\"sluice\"";

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    var trouble = request.getAttribute(TokenFilter.TROUBLE);
    if (!(trouble instanceof Problem problem))
      ProblemWriter.write(
          new Problem(
              ErrorCode.UNAUTHENTICATED, "Send a valid token: Authorization: Bearer <token>"),
          request,
          response,
          HttpHeaders.WWW_AUTHENTICATE,
          CHALLENGE);
    else if (problem.code() == ErrorCode.UNAUTHENTICATED)
      ProblemWriter.write(
          problem,
          request,
          response,
          HttpHeaders.WWW_AUTHENTICATE,
          CHALLENGE + ", error=\"invalid_token\"");
    else ProblemWriter.write(problem, request, response);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    var here = rulesOf(request);
    if (here.isEmpty()) {
      ProblemWriter.write(
          new Problem(ErrorCode.NOT_FOUND, "There is nothing at this address"), request, response);
      return;
    }
    var methods =
        here.stream()
            .map(rule -> rule.method().name())
            .distinct()
            .collect(Collectors.joining(", "));
    var method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    if (here.stream().noneMatch(rule -> rule.method().matches(method)))
      ProblemWriter.write(
          new Problem(ErrorCode.METHOD_NOT_ALLOWED, "This address answers to " + methods),
          request,
          response,
          HttpHeaders.ALLOW,
          methods);
    else
      ProblemWriter.write(
          new Problem(ErrorCode.FORBIDDEN, "This token's role may not do that"), request, response);
  }

  private static List<Rule> rulesOf(HttpServletRequest request) {
    return Rule.ALL.stream()
        .filter(rule ->
            PathPatternRequestMatcher.withDefaults().matcher(rule.pattern()).matches(request))
        .toList();
  }
}
