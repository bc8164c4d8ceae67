package dev.sluice.platform.supervision;

import java.nio.file.Path;
import java.util.Set;

/** Something that runs as a process of its own, always on the same port and data. */
public interface Part {
  /** One word, {@code kafka} or {@code service-1}. */
  String name();

  /** Where it is reached, for people. */
  String address();

  /** What its process prints. */
  Path log();

  /** Names of the parts without which it is not started. */
  Set<String> needs();

  /** Starts the process and returns at once. */
  Running launch();
}
