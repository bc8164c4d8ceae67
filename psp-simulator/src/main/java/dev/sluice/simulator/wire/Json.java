package dev.sluice.simulator.wire;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON configuration. */
public final class Json {
  private static final int USUAL_SIZE = 320;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * @throws Unreadable when the bytes are not exactly one JSON object
   */
  public static JsonNode object(byte[] bytes) {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node == null || !node.isObject()) throw new Unreadable("a JSON object is expected");
      return node;
    } catch (JacksonException e) {
      // Jackson's own message quotes the input, which may hold what must not be repeated.
      throw new Unreadable("not valid JSON");
    }
  }

  /** What {@code fields} writes, within one JSON object. */
  public static byte[] bytes(Consumer<JsonGenerator> fields) {
    var out = new ByteArrayOutputStream(USUAL_SIZE);
    try (JsonGenerator json = MAPPER.createGenerator(out)) {
      json.writeStartObject();
      fields.accept(json);
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private Json() {}
}
