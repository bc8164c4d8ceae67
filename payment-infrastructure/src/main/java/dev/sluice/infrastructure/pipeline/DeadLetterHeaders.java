package dev.sluice.infrastructure.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.application.deadletter.FoundLetter;
import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.RawRecord;
import dev.sluice.application.pipeline.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Why a record lies in a dead letter queue, beside the headers it came with: {@code dead_group,
 * dead_id, dead_replay, dead_reason, dead_exception, dead_refused, dead_topic, dead_partition,
 * dead_offset}.
 */
final class DeadLetterHeaders {

  private static final String OURS = "dead_";
  private static final String GROUP = OURS + "group";
  private static final String ID = OURS + "id";
  private static final String REPLAY = OURS + "replay";
  private static final String REASON = OURS + "reason";
  private static final String EXCEPTION = OURS + "exception";
  private static final String REFUSED = OURS + "refused";
  private static final String TOPIC = OURS + "topic";
  private static final String PARTITION = OURS + "partition";
  private static final String OFFSET = OURS + "offset";

  private static final int LONGEST_REASON = 1000;

  /** A record that lay in a dead letter queue before loses what was said of it there. */
  static void write(Headers headers, String group, DeadLetter letter) {
    var raw = letter.raw();
    raw.headers().keySet().stream().filter(DeadLetterHeaders::isOurs).forEach(headers::remove);
    add(headers, GROUP, group);
    add(headers, ID, letter.eventId());
    add(headers, REPLAY, Integer.toString(letter.replay()));
    add(headers, REASON, cut(letter.reason()));
    if (letter.exception() != null) add(headers, EXCEPTION, letter.exception());
    add(headers, REFUSED, Boolean.toString(letter.refused()));
    add(headers, TOPIC, raw.topic().topicName());
    add(headers, PARTITION, Integer.toString(raw.partition()));
    add(headers, OFFSET, Long.toString(raw.offset()));
  }

  /**
   * @param topic whose dead letter queue it lies in
   */
  static FoundLetter read(Topic topic, ConsumerRecord<byte[], byte[]> record) {
    var here = KafkaRecords.raw(topic, record);
    try {
      return ours(topic, here);
    } catch (IllegalArgumentException strange) {
      return new FoundLetter(
          FoundLetter.UNKNOWN,
          new DeadLetter(
              here,
              "raw:%s:%d:%d".formatted(topic.deadLetterName(), here.partition(), here.offset()),
              0,
              "put into the queue by somebody else: " + strange.getMessage(),
              null,
              false));
    }
  }

  private static FoundLetter ours(Topic topic, RawRecord here) {
    var headers = new HashMap<>(here.headers());
    var said = new HashMap<String, String>();
    here.headers()
        .forEach((name, value) -> {
          if (!isOurs(name)) return;
          said.put(name, new String(value, UTF_8));
          headers.remove(name);
        });
    var raw =
        new RawRecord(
            topic,
            Integer.parseInt(required(said, PARTITION)),
            Long.parseLong(required(said, OFFSET)),
            here.key(),
            here.value(),
            Map.copyOf(headers));
    return new FoundLetter(
        required(said, GROUP),
        new DeadLetter(
            raw,
            required(said, ID),
            Integer.parseInt(required(said, REPLAY)),
            required(said, REASON),
            said.get(EXCEPTION),
            Boolean.parseBoolean(said.get(REFUSED))));
  }

  private static boolean isOurs(String header) {
    return header.startsWith(OURS);
  }

  private static String required(Map<String, String> said, String name) {
    @Nullable String value = said.get(name);
    if (value == null) throw new IllegalArgumentException(name + " is missing");
    return value;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }

  private static String cut(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }

  private DeadLetterHeaders() {}
}
