package dev.sluice.bench.load;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What came back from one try of one request. */
public sealed interface Reply {

  /**
   * Said once and for all.
   *
   * @param replayed the same was answered before
   */
  record Answered(int status, boolean replayed, JsonNode body) implements Reply {
    public boolean good() {
      return status / 100 == 2;
    }
  }

  /**
   * No answer yet: to be repeated with the same key.
   *
   * @param after not before
   * @param maybeTaken the request may have taken effect all the same
   */
  record Later(Duration after, String why, boolean maybeTaken) implements Reply {}
}
