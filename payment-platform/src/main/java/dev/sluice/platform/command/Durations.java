package dev.sluice.platform.command;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/**
 * Durations as people write them: {@code 60s}, {@code 500ms}, {@code 1m30s}, {@code 2h}, or plain
 * seconds.
 */
final class Durations {
  private static final Pattern PARTS =
      Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,6})m(?!s))?(?:(\\d{1,6})s)?(?:(\\d{1,9})ms)?");

  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

  static Duration parse(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    if (SECONDS.matcher(plain).matches()) return Duration.ofSeconds(Long.parseLong(plain));
    Matcher parts = PARTS.matcher(plain);
    if (plain.isEmpty() || !parts.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not a duration: write 60s, 500ms or 1m30s");
    }
    return Duration.ofHours(number(parts, 1))
        .plusMinutes(number(parts, 2))
        .plusSeconds(number(parts, 3))
        .plusMillis(number(parts, 4));
  }

  private static long number(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private Durations() {}
}
