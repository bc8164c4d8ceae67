package dev.sluice.infrastructure.intent;

import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.SellerLine;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.infrastructure.sql.Columns;

/** A row of {@code payment_intent_lines}; its currency is the intent's. */
record SellerLineRow(
    long paymentIntentId, long paymentOrderId, String sellerId, long amount, long commission) {

  static Columns<SellerLine> columns(PaymentIntent intent) {
    return Columns.of(intent.lines())
        .with("id", intent.id().number())
        .longs("orderId", line -> line.order().number())
        .texts("sellerId", line -> line.seller().value())
        .longs("amount", line -> line.amount().value())
        .longs("commission", line -> line.commission().value());
  }

  SellerLine toDomain(Currency currency) {
    return new SellerLine(
        new PaymentOrderId(paymentOrderId),
        new SellerId(sellerId),
        new Amount(amount, currency),
        new Amount(commission, currency));
  }
}
