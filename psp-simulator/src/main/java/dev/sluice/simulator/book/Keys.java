package dev.sluice.simulator.book;

import dev.sluice.simulator.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The idempotency memory: every key of the last key life. Guarded by the book. */
final class Keys {
  static final class Entry {
    final String key;
    final long sinceMillis;
    @Nullable Request request;
    int requests;
    boolean running;

    /** What every repetition is told. */
    @Nullable Answer answer;

    /** What a question is told once an accepted request has its result. */
    @Nullable Answer result;

    /** Where the journal has it: nothing is told before that is synced. */
    long position;

    Entry(String key, Instant since) {
      this.key = key;
      this.sinceMillis = since.toEpochMilli();
    }

    boolean busy() {
      return running || (answer instanceof Answer.Accepted && result == null);
    }

    void forget() {
      request = null;
      answer = null;
      result = null;
    }
  }

  private final Duration life;
  private final Map<String, Entry> entries = new HashMap<>();
  private final ArrayDeque<Entry> byAge = new ArrayDeque<>();

  Keys(Duration life) {
    this.life = life;
  }

  @Nullable Entry find(String key, Instant now) {
    while (!byAge.isEmpty() && old(byAge.peek(), now)) {
      Entry oldest = byAge.remove();
      entries.remove(oldest.key, oldest);
    }
    Entry entry = entries.get(key);
    if (entry == null || !old(entry, now)) return entry;
    entries.remove(key);
    return null;
  }

  Entry findOrAdd(String key, Instant now) {
    Entry entry = find(key, now);
    if (entry != null) return entry;
    entry = new Entry(key, now);
    entries.put(key, entry);
    byAge.add(entry);
    return entry;
  }

  /** A busy key is not forgotten before it has come to rest. */
  private boolean old(Entry entry, Instant now) {
    return !entry.busy() && entry.sinceMillis + life.toMillis() <= now.toEpochMilli();
  }
}
