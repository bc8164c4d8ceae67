package dev.sluice.infrastructure.psp;

import dev.sluice.domain.psp.PspAnswer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before the PSP: so many calls at once, none for a while when nobody answers there or it
 * asked for a pause, and few at first when it is back. A call it turns away never reached the PSP
 * and says when to come again; the longer the PSP is away, the later.
 */
final class PspGuard {

  private static final Logger LOG = LoggerFactory.getLogger(PspGuard.class);

  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATEST = Duration.ofSeconds(30);

  interface Call {
    PspHttp.Reply exchange() throws PspHttp.NotSent, PspHttp.Silence;
  }

  interface Meaning {
    PspAnswer of(PspHttp.Reply reply);
  }

  private final Ramp ramp;
  private final CircuitBreaker breaker;
  private final PspWords words;
  private final InstantSource clock;
  private final RandomGenerator chance;
  private final AtomicReference<@Nullable Instant> awaySince = new AtomicReference<>();
  private final AtomicReference<Instant> pausedUntil = new AtomicReference<>(Instant.MIN);

  PspGuard(
      int concurrency,
      PspProperties.BreakerProperties breaker,
      PspWords words,
      InstantSource clock,
      RandomGenerator chance) {
    this.ramp = new Ramp(concurrency, breaker.trials());
    this.words = words;
    this.breaker =
        CircuitBreaker.of(
            "psp",
            CircuitBreakerConfig.custom()
                .slidingWindow(
                    breaker.calls(),
                    breaker.atLeast(),
                    CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(breaker.percent())
                .waitDurationInOpenState(breaker.open())
                .permittedNumberOfCallsInHalfOpenState(breaker.trials())
                .build());
    this.clock = clock;
    this.chance = chance;
    this.breaker
        .getEventPublisher()
        .onStateTransition(change -> {
          LOG.warn("calls of the PSP: {}", change.getStateTransition());
          if (change.getStateTransition().getToState() == State.HALF_OPEN) ramp.startAgain();
        });
  }

  int inFlight() {
    return ramp.running();
  }

  int limit() {
    return ramp.limit();
  }

  State state() {
    return breaker.getState();
  }

  PspAnswer call(Call call, Meaning meaning) {
    var pause = Duration.between(clock.instant(), pausedUntil.get());
    if (pause.isPositive()) return new PspAnswer.NotAsked(jittered(pause));
    if (!ramp.enter()) return new PspAnswer.NotAsked(jittered(SOON));
    try {
      return breaker.tryAcquirePermission()
          ? permitted(call, meaning)
          : new PspAnswer.NotAsked(later());
    } finally {
      ramp.leave();
    }
  }

  private PspAnswer permitted(Call call, Meaning meaning) {
    long start = breaker.getCurrentTimestamp();
    try {
      var reply = call.exchange();
      var answer = meaning.of(reply);
      words.pause(reply).ifPresent(this::pause);
      if (answer instanceof PspAnswer.NotAsked) breaker.releasePermission();
      else if (reply.status() >= 500) away(start, new PspHttp.Silence("status " + reply.status()));
      else {
        breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
        awaySince.set(null);
        ramp.answered();
      }
      return answer;
    } catch (PspHttp.NotSent refused) {
      away(start, refused);
      return new PspAnswer.NotAsked(later());
    } catch (PspHttp.Silence silence) {
      away(start, silence);
      return new PspAnswer.NoAnswer(String.valueOf(silence.getMessage()));
    } catch (RuntimeException ours) {
      breaker.releasePermission();
      LOG.error("the PSP could not be called: a bug or a setting", ours);
      return new PspAnswer.Broken(ours.toString());
    }
  }

  /** It said so itself: nobody calls before, and whoever is turned away was not unanswered. */
  private void pause(Duration asked) {
    var until = clock.instant().plus(asked);
    pausedUntil.accumulateAndGet(until, (old, now) -> old.isAfter(now) ? old : now);
  }

  private void away(long start, Exception why) {
    awaySince.compareAndSet(null, clock.instant());
    breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), why);
  }

  /** Half as long as it has been away already. */
  private Duration later() {
    var since = awaySince.get();
    var half = since == null ? SOON : Duration.between(since, clock.instant()).dividedBy(2);
    if (half.compareTo(SOON) < 0) half = SOON;
    return jittered(half.compareTo(LATEST) > 0 ? LATEST : half);
  }

  /** Between once and twice: those who were turned away together do not come back together. */
  private Duration jittered(Duration wait) {
    return wait.plusMillis((long) (wait.toMillis() * chance.nextDouble()));
  }
}
