package dev.sluice.infrastructure.order;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.Capture;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.infrastructure.sql.Columns;
import java.time.Instant;
import java.util.Collection;

/** A row of {@code payment_captures}. */
record CaptureRow(
    long paymentOrderId,
    int n,
    long amount,
    long commission,
    String currency,
    String pspReference,
    Instant capturedAt) {

  /** A capture with the order it belongs to. */
  record Of(PaymentOrder order, Capture capture) {}

  static Columns<Of> columns(Collection<Of> captures) {
    return Columns.of(captures)
        .longs("paymentOrderId", of -> of.order().id().number())
        .ints("n", of -> of.capture().n())
        .longs("paymentId", of -> of.order().payment().number())
        .texts("sellerId", of -> of.order().seller().value())
        .longs("amount", of -> of.capture().amount().value())
        .longs("commission", of -> of.capture().commission().value())
        .texts("currency", of -> of.capture().amount().currency().code())
        .texts("pspReference", of -> of.capture().reference().value())
        .instants("capturedAt", of -> of.capture().at());
  }

  Capture toDomain() {
    return new Capture(
        n,
        Amount.of(amount, currency),
        Amount.of(commission, currency),
        new PspReference(pspReference),
        capturedAt);
  }
}
