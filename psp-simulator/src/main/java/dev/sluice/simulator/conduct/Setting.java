package dev.sluice.simulator.conduct;

import dev.sluice.simulator.wire.Unreadable;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Every number of a profile, with its value in each. Chances are per request, times in
 * milliseconds.
 */
public enum Setting {
  LATENCY_MEDIAN("latencyMedianMillis", 1.4, 20, 60, 150, "median of the log-normal latency"),
  LATENCY_SIGMA("latencySigma", 0.15, 0.5, 0.6, 0.8, "its sigma: how long the tail is"),
  LATENCY_MIN("latencyMinMillis", 1, 5, 15, 30, "never faster"),
  LATENCY_MAX("latencyMaxMillis", 2, 400, 1_200, 4_000, "never slower"),
  HANG(
      "hangMillis",
      5_000,
      5_000,
      5_000,
      5_000,
      "how long a timed out request is held before its connection is closed"),
  TIMEOUT_BEFORE("timeoutBefore", 0, 0.015, 0.02, 0.06, Weather.TIMEOUT_BEFORE),
  TIMEOUT_AFTER("timeoutAfter", 0, 0.04, 0.04, 0.08, Weather.TIMEOUT_AFTER),
  ERROR_BEFORE("errorBefore", 0, 0.006, 0.01, 0.04, Weather.ERROR_BEFORE),
  ERROR_AFTER("errorAfter", 0, 0.006, 0.006, 0.03, Weather.ERROR_AFTER),
  UNAVAILABLE("unavailable", 0, 0.004, 0.01, 0.04, Weather.UNAVAILABLE),
  RATE_LIMITED("rateLimited", 0, 0.005, 0.05, 0.05, Weather.RATE_LIMITED),
  KEY_RUNNING("keyRunning", 0, 0.003, 0.005, 0.01, Weather.KEY_RUNNING),
  ACCEPTED_LATER("acceptedLater", 0, 0.01, 0.02, 0.05, Weather.ACCEPTED_LATER),
  ACCEPTED_MIN("acceptedMinMillis", 100, 300, 500, 1_000, "earliest result of an accepted request"),
  ACCEPTED_MAX(
      "acceptedMaxMillis", 300, 2_000, 4_000, 10_000, "latest result of an accepted request"),
  DECLINE_AUTHORIZE("declineAuthorize", 0, 0.04, 0.05, 0.06, "an authorization is declined"),
  DECLINE_CAPTURE("declineCapture", 0, 0.015, 0.02, 0.03, "a capture is declined"),
  DECLINE_VOID("declineVoid", 0, 0, 0, 0, "a void is declined"),
  DECLINE_REFUND("declineRefund", 0, 0.01, 0.01, 0.02, "a refund is declined"),
  WRONG_AMOUNT("wrongAmount", 0, 0, 0, 0.001, "another amount is done than asked for"),
  FORGOTTEN_KEY("forgottenKey", 0, 0, 0, 0, "the key is forgotten as soon as its answer is stored"),
  WEBHOOK_LATE("webhookLate", 0, 0.2, 0.3, 0.5, "the webhook of a later result comes late"),
  WEBHOOK_TWICE("webhookTwice", 0, 0.1, 0.15, 0.3, "the webhook of a later result comes twice"),
  WEBHOOK_LATE_BY("webhookLateMillis", 5_000, 5_000, 15_000, 60_000, "how late a late webhook is");

  private static final double MAX_MILLIS = 3_600_000;
  private static final double MAX_SIGMA = 5;

  private final String wireName;
  private final double[] values;
  private final String meaning;

  Setting(
      String wireName, double fast, double normal, double peak, double degraded, String meaning) {
    this.wireName = wireName;
    this.values = new double[] {fast, normal, peak, degraded};
    this.meaning = meaning;
  }

  Setting(
      String wireName, double fast, double normal, double peak, double degraded, Weather weather) {
    this(wireName, fast, normal, peak, degraded, weather.meaning());
  }

  public String wireName() {
    return wireName;
  }

  public String meaning() {
    return meaning;
  }

  public double in(Profile profile) {
    return values[profile.ordinal()];
  }

  /** {@code value} when it may be one of this setting. */
  double checked(double value) {
    double max = wireName.endsWith("Millis") ? MAX_MILLIS : this == LATENCY_SIGMA ? MAX_SIGMA : 1;
    if (!(value >= 0 && value <= max)) {
      throw new Unreadable(wireName + " must be from 0 to " + (long) max);
    }
    return value;
  }

  public static Setting of(String wireName) {
    for (Setting setting : values()) if (setting.wireName.equals(wireName)) return setting;
    throw new Unreadable(
        "unknown setting; known are "
            + Arrays.stream(values()).map(Setting::wireName).collect(Collectors.joining(", ")));
  }
}
