package dev.sluice.platform.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long a thing must have been left alone for an audit to judge it. After a drain, nothing need
 * be left out; while money moves, what is young would look wrong.
 */
public final class Stillness {
  /** The contract's {@code audit.settle-after}. */
  private static final Duration MOVING = Duration.ofSeconds(60);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final int STILL_LOOKS = 10;
  private static final int MOST_LOOKS = 30;
  private static final int MILLIS = 10_000;

  /**
   * Looks at the books until nothing is in flight, or nothing moved for five seconds: then there is
   * nothing to wait for. Gives up after a quarter of a minute.
   */
  public static Duration settleAfter(URI management) throws InterruptedException {
    String before = "";
    int still = 0;
    for (int look = 0; look < MOST_LOOKS; look++) {
      JsonNode books = books(management);
      if (isDrained(books)) return Duration.ZERO;
      String now =
          books.path("inFlight") + "/" + books.path("journals") + "/" + books.path("final");
      still = now.equals(before) ? still + 1 : 0;
      if (still >= STILL_LOOKS) return Duration.ZERO;
      before = now;
      Thread.sleep(LOOK_AGAIN);
    }
    return MOVING;
  }

  private static boolean isDrained(JsonNode books) {
    JsonNode inFlight = books.path("inFlight");
    return inFlight.isObject() && inFlight.valueStream().allMatch(count -> count.asLong(1) == 0);
  }

  /** Empty when they cannot be had; the audit itself will say why. */
  private static JsonNode books(URI management) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) management.resolve("/actuator/books").toURL().openConnection();
      connection.setConnectTimeout(MILLIS);
      connection.setReadTimeout(MILLIS);
      try (InputStream in = connection.getInputStream()) {
        return JsonMapper.shared().readTree(in);
      }
    } catch (IOException | JacksonException e) {
      return JsonMapper.shared().createObjectNode();
    }
  }

  private Stillness() {}
}
