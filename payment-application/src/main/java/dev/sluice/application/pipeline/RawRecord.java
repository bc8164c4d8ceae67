package dev.sluice.application.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record as the broker gave it: bytes, nobody has understood it yet. */
public record RawRecord(
    Topic topic,
    int partition,
    long offset,
    byte @Nullable [] key,
    byte @Nullable [] value,
    Map<String, byte[]> headers) {

  /** What it is called without being read: by the id beside it, else by its place. */
  String name() {
    var id = headers.get("ce_id");
    var text = id == null ? "" : new String(id, StandardCharsets.UTF_8);
    return text.matches("[!-~]{1,250}")
        ? text
        : "raw:%s:%d:%d".formatted(topic.topicName(), partition, offset);
  }

  @Override
  public String toString() {
    return "%s-%d@%d".formatted(topic.topicName(), partition, offset);
  }
}
