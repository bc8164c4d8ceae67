package dev.sluice.bench.floor;

import java.util.List;

/** One kind of transaction in the life of payments, for all payments of a batch. */
record Stage(List<Line> lines) {

  /** What the relay does around a round: it finds out what there is to send, and says what is. */
  enum Kind {
    /** Takes shards and reads what is not sent. */
    CLAIM,
    /** What was sent is done. */
    PUBLISH,
    /** Of an outcome its events are made. */
    EXPAND,
    /** What the shopper asked for is written down: everything else is about it. */
    ACCEPT,
    OTHER
  }

  Kind kind() {
    boolean done = says("UPDATE outbox_event");
    if (says("RETURNING shard")) return Kind.CLAIM;
    if (done && says("INSERT INTO")) return Kind.EXPAND;
    if (says("INSERT INTO payment_intents")) return Kind.ACCEPT;
    return done ? Kind.PUBLISH : Kind.OTHER;
  }

  private boolean says(String words) {
    return lines.stream().anyMatch(line -> line.sql().contains(words));
  }
}
