package dev.sluice.bench.load;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers as people read them, the same in every locale. */
final class Words {
  private Words() {}

  /** With the currency's own decimals. */
  static String amount(BigInteger minor, String currency) {
    int decimals = decimals(currency);
    return String.format(Locale.ROOT, "%,." + decimals + "f", new BigDecimal(minor, decimals));
  }

  private static int decimals(String currency) {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException _) {
      return 0;
    }
  }

  static String counts(Map<String, Long> counts) {
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
  }

  static String time(Duration duration) {
    return duration.toMinutes() > 0
        ? duration.toMinutes() + " min"
        : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
