package dev.sluice.simulator.conduct;

import dev.sluice.simulator.request.Operation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Behaviours forced by the admin API, each for so many requests; the oldest that fits is used
 * first.
 */
final class Forced {
  private static final class Entry {
    final Match match;
    final Behaviour behaviour;
    long left;

    Entry(Match match, Behaviour behaviour, long times) {
      this.match = match;
      this.behaviour = behaviour;
      this.left = times;
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  // Read without the lock: nothing is forced in a long run, and then nothing is paid for it.
  private volatile boolean any;

  synchronized void add(Match match, Behaviour behaviour, long times) {
    entries.add(new Entry(match, behaviour, times));
    any = true;
  }

  synchronized int clear() {
    int cleared = entries.size();
    entries.clear();
    any = false;
    return cleared;
  }

  @Nullable Fate take(Operation operation, String key, @Nullable String token) {
    return any ? search(operation, key, token) : null;
  }

  private synchronized @Nullable Fate search(
      Operation operation, String key, @Nullable String token) {
    for (Iterator<Entry> all = entries.iterator(); all.hasNext(); ) {
      Entry entry = all.next();
      if (!entry.match.fits(operation, key, token)) continue;
      if (--entry.left == 0) all.remove();
      any = !entries.isEmpty();
      return entry.behaviour.fate(operation);
    }
    return null;
  }
}
