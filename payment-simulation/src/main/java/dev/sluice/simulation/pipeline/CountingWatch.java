package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what it is told. */
public final class CountingWatch implements Watch {

  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final Set<String> parked = ConcurrentHashMap.newKeySet();
  private final List<Duration> blocked = new ArrayList<>();

  @Override
  public void batch(String step, int size, Duration took) {
    count("batches", 1);
  }

  @Override
  public void duplicates(String step, int count) {
    count("duplicates", count);
  }

  @Override
  public void refused(String step) {
    count("refused", 1);
  }

  @Override
  public void dead(String step) {
    count("dead", 1);
  }

  @Override
  public synchronized void blocked(String step, Duration since) {
    blocked.add(since);
  }

  @Override
  public void parked(String step, int partition) {
    if (parked.add(step + "-" + partition)) count("parked", 1);
  }

  private void count(String what, int by) {
    counts.merge(what, by, Integer::sum);
  }

  /** How often: batches, duplicates, refused, dead, parked. */
  public int of(String what) {
    return counts.getOrDefault(what, 0);
  }

  /** What was told about waiting, in order; zero where it went on. */
  public synchronized List<Duration> blocked() {
    return List.copyOf(blocked);
  }
}
