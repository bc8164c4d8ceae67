package dev.sluice.domain.psp;

import java.time.Duration;
import java.util.List;

/**
 * What one PSP promises and how it wants to be asked.
 *
 * @param deadline how long one call may take before it counts as no answer
 * @param keyLife how long the PSP remembers an idempotency key
 * @param authorizationLife how long the PSP holds money nobody captures
 * @param mostUnanswered after so many silences nobody requests again: one asks by key
 * @param questions pauses before the first, second, … question by key; the last one repeats
 */
public record PspCapabilities(
    Duration deadline,
    Duration keyLife,
    Duration authorizationLife,
    int mostUnanswered,
    Backoff backoff,
    List<Duration> questions) {

  /** A key that dies sooner than this is treated as dead: the request would race the clock. */
  private static final Duration MARGIN = Duration.ofHours(1);

  public PspCapabilities {
    questions = List.copyOf(questions);
    if (!deadline.isPositive())
      throw new IllegalArgumentException("a call needs time: deadline is " + deadline);
    if (questions.isEmpty()) throw new IllegalArgumentException("no pauses between questions");
    if (!questions.stream().allMatch(Duration::isPositive))
      throw new IllegalArgumentException("every pause between questions has to last: " + questions);
    if (mostUnanswered < 1)
      throw new IllegalArgumentException("mostUnanswered has to be at least 1");
    var retrying = backoff.longest().plus(deadline).multipliedBy(mostUnanswered);
    if (keyLife.minus(MARGIN).compareTo(retrying) <= 0)
      throw new IllegalArgumentException(
          "retries can last %s and would outlive the PSP's idempotency keys (%s less a margin of %s)"
              .formatted(retrying, keyLife, MARGIN));
    if (authorizationLife.compareTo(keyLife) <= 0)
      throw new IllegalArgumentException(
          "an authorization (%s) has to outlast the PSP's idempotency keys (%s): until then it is asked about"
              .formatted(authorizationLife, keyLife));
  }

  public static PspCapabilities standard(Duration deadline) {
    return new PspCapabilities(
        deadline,
        Duration.ofHours(24),
        Duration.ofDays(7),
        5,
        Backoff.STANDARD,
        List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1)));
  }

  boolean keyLives(Duration age) {
    return age.compareTo(keyLife.minus(MARGIN)) < 0;
  }

  /** The pause before the question after {@code asked} earlier ones. */
  Duration pauseBeforeQuestion(int asked) {
    return questions.get(Math.min(asked, questions.size() - 1));
  }

  /** The pause between questions when all others are over. */
  public Duration longestPause() {
    return questions.getLast();
  }
}
