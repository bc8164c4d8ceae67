package dev.sluice.common.trace;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace context in the one form everything here carries it: a trace id of 32 hex digits.
 * Span ids are derived from what they name, so the same event has the same header however often it
 * is sent.
 */
public final class Trace {

  private static final Pattern TRACEPARENT =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");
  private static final String INVALID = "0".repeat(32);
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Trace() {}

  /** The trace id in a {@code traceparent} header; empty where there is none or it is malformed. */
  public static Optional<String> idOf(@Nullable String traceparent) {
    if (traceparent == null) return Optional.empty();
    var parts = TRACEPARENT.matcher(traceparent.trim());
    if (!parts.matches() || parts.group(1).equals(INVALID)) return Optional.empty();
    return Optional.of(parts.group(1));
  }

  /** A trace id from 128 random bits. */
  public static String id(long high, long low) {
    return "%016x%016x".formatted(high, low == 0 ? 1 : low);
  }

  /** The {@code traceparent} of something with a name of its own (an event id, a PSP key). */
  public static String parent(String traceId, String name) {
    return "00-" + traceId + "-" + spanOf(name) + "-01";
  }

  private static String spanOf(String name) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < name.length(); i++) hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    return "%016x".formatted(hash == 0 ? 1 : hash);
  }
}
