package dev.sluice.platform.run;

import dev.sluice.platform.supervision.PartStatus;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells the person at the keyboard what the parts do: one line each when it comes up, one when it
 * dies.
 */
final class Announcer implements Consumer<PartStatus> {
  private final PrintStream out;
  private final Map<String, Instant> started = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Set<String> paused = new HashSet<>();

  Announcer(PrintStream out) {
    this.out = out;
  }

  @Override
  public void accept(PartStatus part) {
    switch (part.state()) {
      case STARTING -> started.put(part.name(), part.since());
      case UP -> up(part);
      case PAUSED -> {
        paused.add(part.name());
        line(part.name(), part.reason());
      }
      case HELD -> line(part.name(), part.reason());
      case RESTARTING -> line(part.name(), "died and is started again: " + part.reason());
      case DOWN -> line(part.name(), part.reason());
      case WAITING, STOPPED -> {}
    }
  }

  private void up(PartStatus part) {
    if (paused.remove(part.name())) {
      line(part.name(), "goes on");
      return;
    }
    Duration took = Duration.between(started.getOrDefault(part.name(), part.since()), part.since());
    boolean first = known.add(part.name());
    line(
        part.name(),
        "%-42s %s%4.1f s"
            .formatted(part.address(), first ? "" : "again after ", took.toMillis() / 1000.0));
  }

  private void line(String part, String text) {
    out.printf("  %-12s %s%n", part, text);
  }
}
