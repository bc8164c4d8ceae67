package dev.sluice.service.door;

import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in so many requests at once and no more: who is over that hears so at once. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class AdmissionFilter extends OncePerRequestFilter {

  private final Semaphore places;
  private final Counter refused;

  AdmissionFilter(DoorProperties properties, MeterRegistry meters) {
    this.places = new Semaphore(properties.maxConcurrent());
    this.refused =
        Counter.builder("http_requests_refused")
            .description("requests that found no place")
            .register(meters);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!places.tryAcquire()) {
      refused.increment();
      ProblemWriter.write(
          new Problem(
              ErrorCode.TEMPORARILY_UNAVAILABLE,
              "Too many requests at once: send it again in a moment"),
          request,
          response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }
}
