package dev.sluice.simulator.conduct;

import dev.sluice.simulator.wire.Unreadable;
import java.util.Locale;

/** The named weathers; their numbers stand in {@link Setting}. */
public enum Profile {
  FAST("always yes"),
  NORMAL("a good day"),
  PEAK("a busy day"),
  DEGRADED("a bad day");

  private final String meaning;

  Profile(String meaning) {
    this.meaning = meaning;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String meaning() {
    return meaning;
  }

  public static Profile of(String wireName) {
    for (Profile profile : values()) if (profile.wireName().equals(wireName)) return profile;
    throw new Unreadable("profile must be one of fast, normal, peak, degraded");
  }
}
