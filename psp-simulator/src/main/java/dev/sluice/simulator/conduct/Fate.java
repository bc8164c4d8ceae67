package dev.sluice.simulator.conduct;

/**
 * All that chance or a test has decided about one request.
 *
 * @param forgetsKey the key is forgotten as soon as its answer is stored: a retry is a new request
 */
public record Fate(Weather weather, Verdict verdict, boolean forgetsKey, Post post) {
  static final Fate APPROVED = new Fate(Weather.CLEAR, Verdict.APPROVE, false, Post.ONCE);
}
