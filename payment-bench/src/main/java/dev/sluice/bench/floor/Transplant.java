package dev.sluice.bench.floor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes other payments out of recorded ones: every id is moved by the same distance, wherever it
 * stands, also within the bytes of events. Nothing changes its length.
 *
 * @param distance between one batch and the next
 * @param batch which one this is; 0 is the recorded one
 */
public record Transplant(long distance, int batch) {
  /** Ids carry the time; amounts and counters are far smaller. */
  private static final long LEAST_ID = 1L << 50;

  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final Pattern ID =
      Pattern.compile("(?<![a-z])([a-z]{2,4}_)([0-9a-f][0-9a-hjkmnp-tv-z]{12})(?![0-9a-z])");
  private static final Pattern ORDER = Pattern.compile(Recording.ORDERS + "-[0-9a-f]{6}-");

  /** Whether it is about a payment at all. */
  static boolean namesSomething(Param param) {
    return switch (param.value()) {
      case null -> false;
      case List<?> list -> list.stream().anyMatch(Transplant::isName);
      case Object one -> isName(one);
    };
  }

  private static boolean isName(@Nullable Object value) {
    return switch (value) {
      case Long number -> number >= LEAST_ID;
      case String text -> ID.matcher(text).find() || ORDER.matcher(text).find();
      case null, default -> false;
    };
  }

  /** How far apart the ids of a recording are, at most. */
  static long distance(Script script) {
    long least = Long.MAX_VALUE;
    long most = 0;
    for (Stage stage : script.stages()) {
      for (Line line : stage.lines()) {
        for (List<Param> execution : line.executions()) {
          for (Param param : execution) {
            List<?> all = param.value() instanceof List<?> list ? list : single(param);
            for (Object value : all) {
              if (value instanceof Long number && number >= LEAST_ID) {
                least = Math.min(least, number);
                most = Math.max(most, number);
              }
            }
          }
        }
      }
    }
    return Math.max(1, most - least + 1);
  }

  private static List<?> single(Param param) {
    return param.value() == null ? List.of() : List.of(param.value());
  }

  Param moved(Param param) {
    return new Param(param.type(), move(param.value()));
  }

  private @Nullable Object move(@Nullable Object value) {
    return switch (value) {
      case Long number -> number >= LEAST_ID ? number + batch * distance : number;
      case String text -> text(text);
      case byte[] bytes -> bytes(bytes);
      case List<?> list -> {
        List<@Nullable Object> moved = new ArrayList<>(list.size());
        for (Object one : list) moved.add(move(one));
        yield moved;
      }
      case null, default -> value;
    };
  }

  /** Bytes with texts among them. */
  public byte[] bytes(byte[] bytes) {
    return text(new String(bytes, StandardCharsets.ISO_8859_1))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private String text(String text) {
    String ids = ID.matcher(text).replaceAll(found -> found.group(1) + id(found.group(2)));
    return ORDER
        .matcher(ids)
        .replaceAll(_ -> Matcher.quoteReplacement("%s-%06x-".formatted(Recording.ORDERS, batch)));
  }

  private String id(String digits) {
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      number = number << 5 | DIGITS.indexOf(digits.charAt(i));
    }
    if (number < LEAST_ID) return digits;
    number += batch * distance;
    char[] moved = new char[digits.length()];
    for (int i = moved.length - 1; i >= 0; i--) {
      moved[i] = DIGITS.charAt((int) (number & 31));
      number >>>= 5;
    }
    return new String(moved);
  }
}
