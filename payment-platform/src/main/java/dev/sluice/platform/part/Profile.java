package dev.sluice.platform.part;

import java.util.Locale;

/** How the PSP simulator behaves. */
public enum Profile {
  /** Answers in 1 to 2 ms, and always yes. */
  FAST,
  NORMAL,
  PEAK,
  DEGRADED;

  /** As the simulator's option wants it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
