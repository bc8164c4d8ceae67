package dev.sluice.bench.chaos;

import java.time.Duration;
import java.util.List;

/** What is there to be broken, and the one who breaks it. Whatever dies is started again by him. */
public interface Machines {

  /**
   * @param name {@code kafka}, {@code consumers-2}
   * @param deaths so far
   */
  record Machine(String name, boolean up, int deaths) {}

  List<Machine> look();

  /** {@code kill -9}. */
  void kill(String name);

  /** Stops it in its tracks for so long; returns at once. */
  void pause(String name, Duration length);

  /** Forgets everything that Redis holds. */
  void emptyRedis();
}
