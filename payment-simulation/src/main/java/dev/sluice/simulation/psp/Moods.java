package dev.sluice.simulation.psp;

import dev.sluice.application.psp.PspRequest;
import dev.sluice.domain.psp.PspKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Decides how the PSP takes each request and question. */
public interface Moods {

  /** Seconds. A network forgets a request sooner, but not an operator's queue. */
  int LONGEST_DELAY = 1200;

  Mood of(PspRequest request);

  /** Whether a question gets an answer at all. */
  default boolean answers(PspKey question) {
    return true;
  }

  /** After how long each what becomes of it later is told unasked: never, once or twice. */
  default List<Duration> webhooks(PspRequest request) {
    return List.of();
  }

  /** How long what comes late takes. */
  default Duration delay(PspRequest request) {
    return Duration.ofSeconds(30);
  }

  /** Friendly, but for what was said about single operations. */
  final class Script implements Moods {
    private final Map<String, Deque<Mood>> byKey = new HashMap<>();
    private final Map<String, Integer> deaf = new HashMap<>();

    /**
     * @param key the PSP key, or the end of it, such as {@code :void}
     * @param moods for one request after the other; then friendly again
     */
    public Script on(String key, Mood... moods) {
      byKey.computeIfAbsent(key, _ -> new ArrayDeque<>()).addAll(List.of(moods));
      return this;
    }

    /** The next questions about it get no answer. */
    public Script deaf(PspKey key, int times) {
      deaf.put(key.value(), times);
      return this;
    }

    @Override
    public Mood of(PspRequest request) {
      for (var entry : byKey.entrySet())
        if (request.key().value().endsWith(entry.getKey()) && !entry.getValue().isEmpty())
          return entry.getValue().removeFirst();
      return Mood.APPROVE;
    }

    @Override
    public boolean answers(PspKey question) {
      return deaf.merge(question.value(), -1, Integer::sum) < 0;
    }
  }

  /**
   * Anything may be said, mostly yes.
   *
   * @param trouble the share of requests and questions that go another way
   */
  static Moods byChance(RandomGenerator chance, double trouble, List<Mood> troubles) {
    return new Moods() {
      @Override
      public Mood of(PspRequest request) {
        return chance.nextDouble() < trouble
            ? troubles.get(chance.nextInt(troubles.size()))
            : Mood.APPROVE;
      }

      @Override
      public boolean answers(PspKey question) {
        return chance.nextDouble() >= trouble;
      }

      @Override
      public Duration delay(PspRequest request) {
        return Duration.ofSeconds(1 + chance.nextInt(LONGEST_DELAY));
      }

      @Override
      public List<Duration> webhooks(PspRequest request) {
        return chance
            .ints(chance.nextInt(3), 0, LONGEST_DELAY)
            .mapToObj(Duration::ofSeconds)
            .toList();
      }
    };
  }
}
