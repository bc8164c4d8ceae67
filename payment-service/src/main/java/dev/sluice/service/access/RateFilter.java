package dev.sluice.service.access;

import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.service.door.ProblemWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in so many requests of a client a second and no more. Behind {@link TokenFilter}. */
final class RateFilter extends OncePerRequestFilter {

  private static final String LIMIT = "RateLimit-Limit";
  private static final String REMAINING = "RateLimit-Remaining";
  private static final String RESET = "RateLimit-Reset";
  private static final String A_SECOND = "1";

  private final Rates rates;
  private final Counter limited;

  RateFilter(Rates rates, MeterRegistry meters) {
    this.rates = rates;
    this.limited =
        Counter.builder("http_requests_limited")
            .description("requests of clients that sent more than they may")
            .register(meters);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
      var answer = rates.ask(caller.client());
      if (answer.limit() > 0) {
        response.setHeader(LIMIT, Long.toString(answer.limit()));
        response.setHeader(REMAINING, Long.toString(answer.remaining()));
        response.setHeader(RESET, A_SECOND);
      }
      if (!answer.isLetIn()) {
        limited.increment();
        ProblemWriter.write(
            new Problem(
                ErrorCode.TOO_MANY_REQUESTS,
                "This client may send %d requests a second".formatted(answer.limit())),
            request,
            response);
        return;
      }
    }
    chain.doFilter(request, response);
  }
}
