package dev.sluice.service.door;

import dev.sluice.common.trace.Trace;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;

/** The trace each request belongs to. */
public final class Traces {

  static final String HEADER = "X-Trace-Id";

  private static final String ATTRIBUTE = Traces.class.getName();
  private static final SecureRandom CHANCE = new SecureRandom();

  /** The trace of this request: the one it came with, else one that begins here. */
  public static String of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String known) return known;
    var trace = Trace.idOf(request.getHeader("traceparent")).orElseGet(Traces::begin);
    request.setAttribute(ATTRIBUTE, trace);
    return trace;
  }

  static String begin() {
    return Trace.id(CHANCE.nextLong(), CHANCE.nextLong());
  }

  private Traces() {}
}
