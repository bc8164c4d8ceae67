package dev.sluice.bench.chaos;

import dev.sluice.bench.load.Reply;

/** Asks about one payment until there is an answer. */
interface Asking {
  /**
   * @param what names the request within its payment
   */
  Reply.Answered untilAnswered(String what, String path, String body) throws InterruptedException;

  /** While whoever asks goes on. */
  default Thread besides(String what, String path, String body) {
    return Thread.startVirtualThread(() -> {
      try {
        untilAnswered(what, path, body);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    });
  }
}
