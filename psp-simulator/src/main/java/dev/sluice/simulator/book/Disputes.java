package dev.sluice.simulator.book;

import dev.sluice.simulator.request.Amount;
import dev.sluice.simulator.request.Operation;
import dev.sluice.simulator.wire.Unreadable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What banks took back, by id. Guarded by the book. */
final class Disputes {
  private static final String PREFIX = "dsp_";

  private final Map<String, Dispute> byId = new LinkedHashMap<>();

  /**
   * @param amount the whole capture unless given
   * @throws Unreadable when it cannot be
   */
  Dispute opened(Effect capture, @Nullable Amount amount, Instant now) {
    if (capture.request.operation() != Operation.CAPTURE)
      throw new Unreadable("key must be that of a capture");
    Amount taken = amount == null ? capture.amount : amount;
    if (!taken.currency().equals(capture.amount.currency()))
      throw new Unreadable("amount must be in the currency of the capture");
    if (taken.value() > capture.amount.value())
      throw new Unreadable("amount must not exceed the capture");
    String id = PREFIX + (byId.size() + 1);
    return new Dispute(id, capture.sequence, capture.key, taken, Dispute.Standing.OPENED, now);
  }

  /**
   * @return null when there is none with this id
   * @throws Unreadable when it is decided otherwise
   */
  @Nullable Dispute decided(String id, Dispute.Standing outcome, Instant now) {
    Dispute known = byId.get(id);
    if (known == null || known.standing() == outcome) return known;
    if (known.standing() != Dispute.Standing.OPENED)
      throw new Unreadable("the dispute is decided: " + known.standing());
    return known.decided(outcome, now);
  }

  void apply(Dispute dispute) {
    byId.put(dispute.id(), dispute);
  }
}
