package dev.sluice.simulator.conduct;

/** What happens between the merchant and the PSP, whatever the verdict. */
public enum Weather {
  CLEAR("clear", "answered"),
  TIMEOUT_BEFORE("timeoutBefore", "nothing happens and nothing is answered"),
  TIMEOUT_AFTER("timeoutAfter", "it happens, is stored and synced, and nothing is answered"),
  ERROR_BEFORE("errorBefore", "500, nothing happened"),
  ERROR_AFTER("errorAfter", "500, but it happened"),
  UNAVAILABLE("unavailable", "503, nothing happened"),
  RATE_LIMITED("rateLimited", "429 with Retry-After, nothing happened"),
  KEY_RUNNING("keyRunning", "409 at once; it happens in the background"),
  ACCEPTED_LATER("acceptedLater", "ACCEPTED at once; the result later, by question or webhook");

  private final String wireName;
  private final String meaning;

  Weather(String wireName, String meaning) {
    this.wireName = wireName;
    this.meaning = meaning;
  }

  public String wireName() {
    return wireName;
  }

  public String meaning() {
    return meaning;
  }

  public static Weather of(String wireName) {
    for (Weather weather : values()) if (weather.wireName.equals(wireName)) return weather;
    throw new IllegalArgumentException("unknown weather " + wireName);
  }
}
