package dev.sluice.service.door;

import dev.sluice.common.log.LogNames;
import dev.sluice.common.trace.Trace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the trace a request belongs to, or begins one; says it in every answer and on every line of
 * the log.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class TraceFilter extends OncePerRequestFilter {

  static final String TRACE_HEADER = "X-Trace-Id";

  private static final String ATTRIBUTE = TraceFilter.class.getName();
  private static final SecureRandom CHANCE = new SecureRandom();

  /** The trace of this request; a new one where no filter has seen it. */
  public static String traceOf(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String trace ? trace : begin();
  }

  static String begin() {
    return Trace.id(CHANCE.nextLong(), CHANCE.nextLong());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var trace =
        request.getAttribute(ATTRIBUTE) instanceof String known
            ? known
            : Trace.idOf(request.getHeader("traceparent")).orElseGet(TraceFilter::begin);
    request.setAttribute(ATTRIBUTE, trace);
    response.setHeader(TRACE_HEADER, trace);
    MDC.put(LogNames.TRACE_ID, trace);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(LogNames.TRACE_ID);
    }
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
