package dev.sluice.application.pipeline;

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

  @Override
  public String toString() {
    return "%s-%d@%d".formatted(topic.topicName(), partition, offset);
  }
}
