package dev.sluice.domain.payment;

import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentAuthorizationRequested;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.payment.PaymentEvent.PaymentAuthorized;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.psp.Pursuit;
import org.jspecify.annotations.Nullable;

/** What a payment tells of itself, however often it is asked: the same. */
sealed interface Telling permits Payment {

  PaymentId id();

  PaymentIntentId intent();

  BuyerId buyer();

  Amount total();

  @Nullable Pursuit voidPursuit();

  String traceId();

  default PspKey voidKey() {
    return PspKey.voiding(intent());
  }

  default PaymentAuthorized authorized() {
    return new PaymentAuthorized(id(), intent(), buyer(), total());
  }

  /** The request for the void attempt that is under way. */
  default PaymentAuthorizationRequested voidRequested() {
    return new PaymentAuthorizationRequested(intent(), id(), Operation.VOID, asked().attempt());
  }

  /** The void request under way as it was told first: same id, same bytes. */
  default EventEnvelope<PaymentAuthorizationRequested> voidEnvelope() {
    var asked = asked();
    return EventEnvelope.of(
        voidRequested(), new Cause(traceId(), asked.requestedBy()), asked.requestedAt());
  }

  private Pursuit asked() {
    var pursuit = voidPursuit();
    if (pursuit == null) throw new IllegalStateException("no void of " + id());
    return pursuit;
  }
}
