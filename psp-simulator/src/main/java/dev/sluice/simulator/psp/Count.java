package dev.sluice.simulator.psp;

import dev.sluice.simulator.conduct.Weather;

/** What is counted per operation. */
public enum Count {
  REQUESTS("requests"),
  APPROVED("approved"),
  DECLINED("declined"),
  WRONG_AMOUNT("wrongAmount"),
  FORGOTTEN_KEY("forgottenKey"),
  REPLAYED("replayed"),
  STILL_RUNNING("stillRunning"),
  KEY_REUSED("keyReused"),
  NO_SUCH("noSuch"),
  TIMEOUT_BEFORE(Weather.TIMEOUT_BEFORE.wireName()),
  TIMEOUT_AFTER(Weather.TIMEOUT_AFTER.wireName()),
  ERROR_BEFORE(Weather.ERROR_BEFORE.wireName()),
  ERROR_AFTER(Weather.ERROR_AFTER.wireName()),
  UNAVAILABLE(Weather.UNAVAILABLE.wireName()),
  RATE_LIMITED(Weather.RATE_LIMITED.wireName()),
  KEY_RUNNING(Weather.KEY_RUNNING.wireName()),
  ACCEPTED_LATER(Weather.ACCEPTED_LATER.wireName());

  private final String wireName;

  Count(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }
}
