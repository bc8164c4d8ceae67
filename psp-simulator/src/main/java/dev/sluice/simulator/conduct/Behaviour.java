package dev.sluice.simulator.conduct;

import dev.sluice.simulator.request.Operation;
import dev.sluice.simulator.wire.Unreadable;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a test can force, by token or by the admin API. */
public enum Behaviour {
  APPROVED("ok", Weather.CLEAR, "approved"),
  DECLINED("declined", Weather.CLEAR, "DECLINED"),
  TIMEOUT_BEFORE("timeout_before", Weather.TIMEOUT_BEFORE),
  TIMEOUT_AFTER("timeout_after", Weather.TIMEOUT_AFTER),
  NEVER_ANSWERS("never_answers", Weather.TIMEOUT_BEFORE),
  ERROR_BEFORE("500", Weather.ERROR_BEFORE),
  ERROR_AFTER("500_after", Weather.ERROR_AFTER),
  UNAVAILABLE("503", Weather.UNAVAILABLE),
  RATE_LIMITED("429", Weather.RATE_LIMITED),
  KEY_RUNNING("409", Weather.KEY_RUNNING),
  ACCEPTED_LATER("accepted_later", Weather.ACCEPTED_LATER),
  ACCEPTED_DECLINED(
      "accepted_declined",
      Weather.ACCEPTED_LATER,
      "ACCEPTED at once; the later result is DECLINED"),
  WEBHOOK_LATE("webhook_late", Weather.ACCEPTED_LATER, "as accepted_later; its webhook comes late"),
  WEBHOOK_TWICE(
      "webhook_twice", Weather.ACCEPTED_LATER, "as accepted_later; its webhook comes twice"),
  WRONG_AMOUNT(
      "wrong_amount",
      Weather.CLEAR,
      "approved with another amount: a hundredth less, at least one unit less"),
  FORGOTTEN_KEY(
      "forgotten_key",
      Weather.TIMEOUT_AFTER,
      "as timeout_after, and the key is forgotten: a retry does it a second time");

  private final String suffix;
  private final Weather weather;
  private final String meaning;

  Behaviour(String suffix, Weather weather, String meaning) {
    this.suffix = suffix;
    this.weather = weather;
    this.meaning = meaning;
  }

  Behaviour(String suffix, Weather weather) {
    this(suffix, weather, weather.meaning());
  }

  /** The name in the admin API and the end of the token that forces it. */
  public String suffix() {
    return suffix;
  }

  public String meaning() {
    return meaning;
  }

  /** Whether a token forces it on every request with a key; the others let a retry go through. */
  public boolean everyRequest() {
    return this == NEVER_ANSWERS;
  }

  Fate fate(Operation operation) {
    Verdict verdict =
        switch (this) {
          case DECLINED, ACCEPTED_DECLINED -> new Verdict.Decline(DeclineReasons.first(operation));
          case WRONG_AMOUNT -> Verdict.WRONG_AMOUNT;
          default -> Verdict.APPROVE;
        };
    Post post =
        switch (this) {
          case WEBHOOK_LATE -> Post.LATE;
          case WEBHOOK_TWICE -> Post.TWICE;
          default -> Post.ONCE;
        };
    return new Fate(weather, verdict, this == FORGOTTEN_KEY, post);
  }

  /**
   * By suffix, or by its own name as the statistics write it: {@code 429} or {@code rateLimited}.
   */
  public static Behaviour of(String name) {
    for (Behaviour behaviour : values()) {
      String camelCase = behaviour.name().replace("_", "");
      if (behaviour.suffix.equals(name) || camelCase.equalsIgnoreCase(name)) return behaviour;
    }
    throw new Unreadable(
        "behaviour must be one of "
            + Arrays.stream(values()).map(Behaviour::suffix).collect(Collectors.joining(", ")));
  }
}
