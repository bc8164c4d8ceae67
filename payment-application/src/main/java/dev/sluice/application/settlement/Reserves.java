package dev.sluice.application.settlement;

import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import java.time.Instant;
import java.util.List;

/** What is held back of captures, and until when. */
public interface Reserves {

  record Held(
      PaymentOrderId order,
      int n,
      PaymentId payment,
      SellerId seller,
      Amount amount,
      String traceId,
      Instant releaseAt) {}

  /** In a transaction. */
  void hold(List<Held> reserves, Instant now);

  /** In a transaction: those whose time has come, the oldest first; others take other ones. */
  List<Held> claimDue(Instant now, int atMost);

  /** In the same transaction. */
  void released(List<Held> reserves, Instant now);
}
