package dev.sluice.application.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter sent again: to be handled by one group, passed by by all others.
 *
 * @param name what its letter is filed under: an event id, or the place of bytes nobody could read
 * @param n the how manieth time, from 1
 * @param group whose letter it was
 */
public record Replay(String name, int n, String group) {

  private static final String NAME = "replay_id";
  private static final String NUMBER = "replay";
  private static final String GROUP = "replay_for";
  private static final String DIGITS = "[1-9][0-9]{0,5}";
  private static final int LONGEST_NAME = 250;

  /**
   * @throws IllegalArgumentException when the headers speak of a replay, but not of whose or which
   */
  public static Optional<Replay> in(RawRecord raw) {
    var number = text(raw, NUMBER);
    var group = text(raw, GROUP);
    if (number == null && group == null) return Optional.empty();
    if (number == null || !number.matches(DIGITS))
      throw new IllegalArgumentException(
          NUMBER + " has to be a number from 1 with at most 6 digits");
    if (group == null || group.isBlank())
      throw new IllegalArgumentException(GROUP + " has to name a consumer group");
    return Optional.of(new Replay(nameIn(raw).orElse(""), Integer.parseInt(number), group));
  }

  /** The record as it came, said to be this replay. */
  public RawRecord of(RawRecord raw) {
    var headers = new HashMap<>(raw.headers());
    headers.put(NAME, name.getBytes(UTF_8));
    headers.put(NUMBER, Integer.toString(n).getBytes(UTF_8));
    headers.put(GROUP, group.getBytes(UTF_8));
    return new RawRecord(
        raw.topic(), raw.partition(), raw.offset(), raw.key(), raw.value(), Map.copyOf(headers));
  }

  static Optional<String> nameIn(RawRecord raw) {
    return Optional.ofNullable(text(raw, NAME))
        .filter(name -> !name.isBlank() && name.length() <= LONGEST_NAME);
  }

  static int numberIn(RawRecord raw) {
    var number = text(raw, NUMBER);
    return number != null && number.matches(DIGITS) ? Integer.parseInt(number) : 0;
  }

  private static @Nullable String text(RawRecord raw, String header) {
    var value = raw.headers().get(header);
    return value == null ? null : new String(value, UTF_8);
  }
}
