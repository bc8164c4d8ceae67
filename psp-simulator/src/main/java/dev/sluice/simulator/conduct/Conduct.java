package dev.sluice.simulator.conduct;

import dev.sluice.simulator.request.Operation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides the fate of each request: what is forced first, then what its token says, then chance.
 */
public final class Conduct {
  private final Forced forced = new Forced();
  private volatile Manner manner;

  public Conduct(Manner manner) {
    this.manner = manner;
  }

  public Manner manner() {
    return manner;
  }

  /** For requests that come from now on. */
  public void change(Manner manner) {
    this.manner = manner;
  }

  public void force(Match match, Behaviour behaviour, long times) {
    forced.add(match, behaviour, times);
  }

  /**
   * @return how many were still waiting
   */
  public int clearForced() {
    return forced.clear();
  }

  /**
   * @param token the token of the authorization concerned, null when there is none
   * @param nth the how manieth request with this key, from 1
   */
  public Fate fate(Operation operation, String key, @Nullable String token, int nth) {
    Fate fate = forced.take(operation, key, token);
    if (fate == null && token != null) fate = TestTokens.fate(token, operation, nth);
    return fate == null ? manner.fate(operation, key, nth) : fate;
  }

  /** From request to answer. */
  public Duration latency(String key, int nth) {
    return millis(manner.latencyMillis(key, nth));
  }

  /** From an accepted request to its result. */
  public Duration resultAfter(String key) {
    return millis(manner.resultAfterMillis(key));
  }

  /** How long a request without answer is held. */
  public Duration hang() {
    return millis(manner.get(Setting.HANG));
  }

  /** How something is told that nobody asked for. */
  public Post post(String about) {
    return manner.post(about);
  }

  public Duration webhookLateBy() {
    return millis(manner.get(Setting.WEBHOOK_LATE_BY));
  }

  private static Duration millis(double millis) {
    return Duration.ofNanos((long) (millis * 1e6));
  }
}
