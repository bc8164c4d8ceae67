package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.pipeline.RawRecord;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Records that are no events of ours, kept in tables: bytes as base64 in JSON. */
public final class PackedRecord {

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, byte[]>> HEADERS = new TypeReference<>() {};

  /** Key, value and headers: everything of a record but its place. */
  record Content(byte @Nullable [] key, byte @Nullable [] value, Map<String, byte[]> headers) {}

  public static byte[] pack(RawRecord raw) {
    return JSON.writeValueAsBytes(
        new Content(raw.key(), raw.value(), new TreeMap<>(raw.headers())));
  }

  static Content unpack(byte[] packed) {
    return JSON.readValue(packed, Content.class);
  }

  public static String packHeaders(Map<String, byte[]> headers) {
    return JSON.writeValueAsString(new TreeMap<>(headers));
  }

  public static Map<String, byte[]> unpackHeaders(String packed) {
    return JSON.readValue(packed, HEADERS);
  }

  private PackedRecord() {}
}
