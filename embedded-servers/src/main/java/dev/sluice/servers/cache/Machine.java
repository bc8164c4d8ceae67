package dev.sluice.servers.cache;

import java.util.Locale;

/** The operating system and processor, by which packed programs are named. */
public record Machine(boolean mac, boolean arm) {
  public static Machine here() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return new Machine(os.contains("mac"), arch.equals("aarch64") || arch.equals("arm64"));
  }
}
