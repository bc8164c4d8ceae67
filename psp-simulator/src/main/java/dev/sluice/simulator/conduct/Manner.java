package dev.sluice.simulator.conduct;

import dev.sluice.simulator.request.Operation;
import dev.sluice.simulator.wire.Unreadable;
import java.util.EnumMap;
import java.util.Map;

/** A profile with its overrides and a seed: everything that chance is drawn from. */
public final class Manner {
  private static final Map<Setting, Weather> CHANCES = chances();
  private static final int EVERY = 0;

  private final Profile profile;
  private final long seed;
  private final Map<Setting, Double> overrides;
  private final double[] values = new double[Setting.values().length];

  /**
   * @throws Unreadable when the overrides do not make a possible profile
   */
  public Manner(Profile profile, long seed, Map<Setting, Double> overrides) {
    this.profile = profile;
    this.seed = seed;
    this.overrides = Map.copyOf(overrides);
    for (Setting setting : Setting.values()) {
      Double override = overrides.get(setting);
      values[setting.ordinal()] =
          override == null ? setting.in(profile) : setting.checked(override);
    }
    if (CHANCES.keySet().stream().mapToDouble(this::get).sum() > 1) {
      throw new Unreadable("the chances of timeouts, errors, 429, 409 and accepted-later exceed 1");
    }
    ordered(Setting.LATENCY_MIN, Setting.LATENCY_MAX);
    ordered(Setting.ACCEPTED_MIN, Setting.ACCEPTED_MAX);
  }

  private static Map<Setting, Weather> chances() {
    var chances = new EnumMap<Setting, Weather>(Setting.class);
    for (Weather weather : Weather.values()) {
      if (weather != Weather.CLEAR) chances.put(Setting.of(weather.wireName()), weather);
    }
    return chances;
  }

  private void ordered(Setting min, Setting max) {
    if (get(min) > get(max)) {
      throw new Unreadable(min.wireName() + " must not exceed " + max.wireName());
    }
  }

  public Profile profile() {
    return profile;
  }

  public long seed() {
    return seed;
  }

  public Map<Setting, Double> overrides() {
    return overrides;
  }

  public double get(Setting setting) {
    return values[setting.ordinal()];
  }

  /** The verdict is drawn once per key, so a retry meets other weather but the same decision. */
  Fate fate(Operation operation, String key, int nth) {
    return new Fate(
        weather(key, nth),
        verdict(operation, key),
        uniform(key, EVERY, Draws.Kind.MEMORY) < get(Setting.FORGOTTEN_KEY),
        post(key));
  }

  private Weather weather(String key, int nth) {
    double drawn = uniform(key, nth, Draws.Kind.WEATHER);
    for (var chance : CHANCES.entrySet()) {
      drawn -= get(chance.getKey());
      if (drawn < 0) return chance.getValue();
    }
    return Weather.CLEAR;
  }

  private Verdict verdict(Operation operation, String key) {
    Setting decline =
        switch (operation) {
          case AUTHORIZE -> Setting.DECLINE_AUTHORIZE;
          case CAPTURE -> Setting.DECLINE_CAPTURE;
          case VOID -> Setting.DECLINE_VOID;
          case REFUND -> Setting.DECLINE_REFUND;
        };
    double drawn = uniform(key, EVERY, Draws.Kind.VERDICT);
    if (drawn < get(decline)) {
      double reason = uniform(key, EVERY, Draws.Kind.REASON);
      return new Verdict.Decline(DeclineReasons.drawn(operation, reason));
    }
    boolean wrong = 1 - drawn <= get(Setting.WRONG_AMOUNT);
    return wrong ? Verdict.WRONG_AMOUNT : Verdict.APPROVE;
  }

  Post post(String key) {
    double drawn = uniform(key, EVERY, Draws.Kind.POST);
    if (drawn < get(Setting.WEBHOOK_LATE)) return Post.LATE;
    return 1 - drawn <= get(Setting.WEBHOOK_TWICE) ? Post.TWICE : Post.ONCE;
  }

  double latencyMillis(String key, int nth) {
    double tail = Math.exp(get(Setting.LATENCY_SIGMA) * Draws.gaussian(seed, key, nth));
    double drawn = get(Setting.LATENCY_MEDIAN) * tail;
    return Math.clamp(drawn, get(Setting.LATENCY_MIN), get(Setting.LATENCY_MAX));
  }

  double resultAfterMillis(String key) {
    double min = get(Setting.ACCEPTED_MIN);
    double drawn = uniform(key, EVERY, Draws.Kind.RESULT);
    return min + drawn * (get(Setting.ACCEPTED_MAX) - min);
  }

  private double uniform(String key, int nth, Draws.Kind kind) {
    return Draws.uniform(seed, key, nth, kind);
  }
}
