package dev.sluice.simulator.http;

import dev.sluice.simulator.wire.Json;
import dev.sluice.simulator.wire.Unreadable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One HTTP request, read whole.
 *
 * @param path still percent-encoded
 */
record Incoming(
    String method,
    String path,
    @Nullable String query,
    @Nullable String idempotencyKey,
    byte[] body) {
  JsonNode json() {
    return Json.object(body);
  }

  /** What follows {@code prefix} in the path, decoded; a plus sign is a plus sign. */
  String after(String prefix) {
    return decoded(path.substring(prefix.length()));
  }

  private static String decoded(String encoded) {
    try {
      return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Unreadable("the address is not percent-encoded as it should be");
    }
  }

  /** A whole number from the query. */
  long number(String name, long otherwise, long min, long max) {
    String text = parameters("after", "limit").get(name);
    if (text == null) return otherwise;
    try {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) return number;
    } catch (NumberFormatException e) {
      // Answered below, together with what is out of range.
    }
    throw new Unreadable(name + " must be a whole number from " + min + " to " + max);
  }

  /** What the query says, decoded. */
  Map<String, String> parameters(String... names) {
    var known = Set.of(names);
    var parameters = new HashMap<String, String>();
    if (query == null || query.isEmpty()) return parameters;
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (!known.contains(name))
        throw new Unreadable("unknown query parameter; known are " + String.join(", ", names));
      parameters.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    return parameters;
  }
}
