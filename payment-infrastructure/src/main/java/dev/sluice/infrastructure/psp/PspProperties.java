package dev.sluice.infrastructure.psp;

import dev.sluice.domain.psp.Backoff;
import dev.sluice.domain.psp.PspCapabilities;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code sluice.psp.*}
 *
 * @param url where the PSP is, such as {@code http://127.0.0.1:9090}
 * @param deadline how long one call may take, body included, before it counts as no answer
 * @param connectTimeout after so long without a connection nothing was sent
 * @param concurrency most calls at once in one process
 * @param keyLife how long the PSP remembers an idempotency key
 * @param authorizationLife how long the PSP holds money nobody captures
 * @param mostUnanswered after so many silences nobody requests again: one asks by key
 * @param firstBackoff delay after the first silence, before jitter
 * @param longestBackoff longest delay between two requests, before jitter
 * @param questions pauses before the first, second, … question by key; the last one repeats
 * @param breaker when a PSP that does not answer is left alone
 */
@ConfigurationProperties("sluice.psp")
record PspProperties(
    @Nullable URI url,
    @DefaultValue("2s") Duration deadline,
    @DefaultValue("500ms") Duration connectTimeout,
    @DefaultValue("64") int concurrency,
    @DefaultValue("24h") Duration keyLife,
    @DefaultValue("7d") Duration authorizationLife,
    @DefaultValue("5") int mostUnanswered,
    @DefaultValue("2s") Duration firstBackoff,
    @DefaultValue("60s") Duration longestBackoff,
    @DefaultValue({"1m", "5m", "15m", "1h"}) List<Duration> questions,
    @DefaultValue BreakerProperties breaker) {

  /**
   * @param calls how many calls are looked back on
   * @param atLeast nothing is decided on fewer calls
   * @param percent so many of them unanswered open it
   * @param open how long nobody calls then
   * @param trials how many calls try whether it is better
   */
  record BreakerProperties(
      @DefaultValue("50") int calls,
      @DefaultValue("20") int atLeast,
      @DefaultValue("50") float percent,
      @DefaultValue("5s") Duration open,
      @DefaultValue("5") int trials) {

    BreakerProperties {
      if (atLeast < 1 || atLeast > calls)
        throw new IllegalArgumentException(
            "sluice.psp.breaker.at-least has to be 1 to calls (%d), not %d"
                .formatted(calls, atLeast));
      if (percent < 1 || percent > 100)
        throw new IllegalArgumentException(
            "sluice.psp.breaker.percent has to be 1 to 100, not " + percent);
      if (!open.isPositive())
        throw new IllegalArgumentException("sluice.psp.breaker.open has to last, not " + open);
      if (trials < 1)
        throw new IllegalArgumentException(
            "sluice.psp.breaker.trials has to be at least 1, not " + trials);
    }
  }

  PspProperties {
    if (mostUnanswered < 1)
      throw new IllegalArgumentException(
          "sluice.psp.most-unanswered has to be at least 1, not " + mostUnanswered);
    if (!firstBackoff.isPositive() || longestBackoff.compareTo(firstBackoff) < 0)
      throw new IllegalArgumentException(
          "sluice.psp.first-backoff (%s) has to last, and longest-backoff (%s) at least as long"
              .formatted(firstBackoff, longestBackoff));
    if (questions.isEmpty() || !questions.stream().allMatch(Duration::isPositive))
      throw new IllegalArgumentException(
          "sluice.psp.questions have to be pauses that last, such as 1m,5m, not " + questions);
    if (concurrency < 1)
      throw new IllegalArgumentException(
          "sluice.psp.concurrency has to be at least 1, not " + concurrency);
    if (!connectTimeout.isPositive() || connectTimeout.compareTo(deadline) > 0)
      throw new IllegalArgumentException(
          "sluice.psp.connect-timeout (%s) has to be within the deadline (%s)"
              .formatted(connectTimeout, deadline));
  }

  /** The address, without a slash at its end. */
  URI base() {
    if (url == null || url.toString().isBlank())
      throw new IllegalArgumentException(
          "sluice.psp.url is missing: say where the PSP is, such as http://127.0.0.1:9090");
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!http || url.getHost() == null || url.getQuery() != null)
      throw new IllegalArgumentException(
          "sluice.psp.url has to be http://host:port or https://host:port, not " + url);
    return URI.create(url.toString().replaceAll("/+$", ""));
  }

  PspCapabilities capabilities() {
    try {
      return fitting();
    } catch (IllegalArgumentException unfit) {
      throw new IllegalArgumentException(
          "sluice.psp.key-life or sluice.psp.authorization-life is too short: "
              + unfit.getMessage());
    }
  }

  private PspCapabilities fitting() {
    return new PspCapabilities(
        deadline,
        keyLife,
        authorizationLife,
        mostUnanswered,
        new Backoff(firstBackoff, longestBackoff),
        questions);
  }
}
