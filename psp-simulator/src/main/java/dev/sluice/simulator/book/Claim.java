package dev.sluice.simulator.book;

import org.jspecify.annotations.Nullable;

/** What a key is worth to a request that comes with it. */
public sealed interface Claim {
  /**
   * The request may run; the key is busy until it is decided or released.
   *
   * @param nth the how manieth request with this key
   * @param token of the authorization concerned, null when there is none
   */
  record Fresh(int nth, @Nullable String token) implements Claim {}

  /** It was answered before. */
  record Answered(Written written) implements Claim {}

  /** It is running now. */
  record Running() implements Claim {}

  /** The key stands for another request. */
  record Reused() implements Claim {}

  /** It names an authorization or capture that does not exist. */
  record Unknown(String what) implements Claim {}
}
