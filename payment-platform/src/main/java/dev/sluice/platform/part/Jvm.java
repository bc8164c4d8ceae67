package dev.sluice.platform.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a Java part is run: by the same JDK as we are.
 *
 * @param heapMegabytes at most; the whole platform stays under 3 GB
 */
record Jvm(int heapMegabytes) {
  static final Jvm APPLICATION = new Jvm(384);
  static final Jvm SIMULATOR = new Jvm(128);
  static final Jvm IDENTITY = new Jvm(64);

  /**
   * Two cores and small heaps: the serial collector takes the least memory and starts the fastest.
   * The first compiler alone: the second one takes both cores for minutes, and over 15,000 payments
   * as fast as they were admitted the platform was no faster with it (see docs/performance.md).
   */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dfile.encoding=UTF-8",
          "-Duser.timezone=UTC");

  static String program() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  List<String> run(Path jar, List<String> options, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(program());
    words.add("-Xmx" + heapMegabytes + "m");
    words.addAll(OPTIONS);
    words.addAll(options);
    words.addAll(List.of("-jar", jar.toString()));
    words.addAll(arguments);
    return words;
  }
}
