package dev.sluice.simulator.http;

import dev.sluice.simulator.wire.Json;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What goes back over the wire. */
sealed interface Reply {
  /**
   * @param retryAfter null when there is nothing to wait for
   */
  record Body(int status, byte[] json, @Nullable Duration retryAfter) implements Reply {}

  /** A file, as it is. */
  record File(String type, byte[] bytes) implements Reply {}

  /** Hold so long, then close the connection without a word. */
  record Nothing(Duration hold) implements Reply {}

  static Reply ok(Consumer<JsonGenerator> fields) {
    return new Body(200, Json.bytes(fields), null);
  }

  static Reply error(int status, String code, String detail) {
    return error(status, code, detail, null);
  }

  static Reply error(int status, String code, String detail, @Nullable Duration retryAfter) {
    byte[] json =
        Json.bytes(generator -> {
          generator.writeStringProperty("code", code);
          generator.writeStringProperty("detail", detail);
        });
    return new Body(status, json, retryAfter);
  }
}
