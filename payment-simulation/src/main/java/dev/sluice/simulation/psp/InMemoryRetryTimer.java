package dev.sluice.simulation.psp;

import dev.sluice.application.psp.RetryTimer;
import dev.sluice.simulation.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The timer in memory. What is scheduled while it is away is gone. */
public final class InMemoryRetryTimer implements RetryTimer {

  private final Database database;
  private final Map<String, Instant> waiting = new TreeMap<>();
  private boolean away;

  public InMemoryRetryTimer(Database database) {
    this.database = database;
  }

  @Override
  public synchronized void schedule(Map<String, Instant> due) {
    database.needsNoTransaction("setting the timer");
    if (!away) waiting.putAll(due);
  }

  @Override
  public synchronized List<String> takeDue(Instant now, int atMost) {
    database.needsNoTransaction("asking the timer");
    if (away) return List.of();
    var due =
        waiting.entrySet().stream()
            .filter(entry -> !entry.getValue().isAfter(now))
            .sorted(Map.Entry.comparingByValue())
            .limit(atMost)
            .map(Map.Entry::getKey)
            .toList();
    due.forEach(waiting::remove);
    return due;
  }

  @Override
  public synchronized long waiting() {
    database.needsNoTransaction("asking the timer");
    return away ? 0 : waiting.size();
  }

  /** It loses all it knew. */
  public synchronized void empty() {
    waiting.clear();
  }

  public synchronized void away(boolean nowAway) {
    away = nowAway;
  }
}
