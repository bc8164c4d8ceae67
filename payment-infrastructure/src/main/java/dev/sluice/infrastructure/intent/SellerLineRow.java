package dev.sluice.infrastructure.intent;

import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.SellerLine;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.infrastructure.sql.Columns;
import java.util.ArrayList;
import java.util.List;

/** A row of {@code payment_intent_lines}; its currency is the intent's. */
record SellerLineRow(
    long paymentIntentId, long paymentOrderId, String sellerId, long amount, long commission) {

  private record Numbered(PaymentIntent intent, int no, SellerLine line) {}

  /** The lines of all of them, numbered from 1 within each. */
  static Columns<?> columns(List<PaymentIntent> intents) {
    var lines = new ArrayList<Numbered>();
    for (var intent : intents) {
      int no = 0;
      for (var line : intent.lines()) lines.add(new Numbered(intent, ++no, line));
    }
    return Columns.of(lines)
        .longs("intentId", l -> l.intent().id().number())
        .ints("lineNo", Numbered::no)
        .longs("orderId", l -> l.line().order().number())
        .texts("sellerId", l -> l.line().seller().value())
        .longs("amount", l -> l.line().amount().value())
        .longs("commission", l -> l.line().commission().value());
  }

  SellerLine toDomain(Currency currency) {
    return new SellerLine(
        new PaymentOrderId(paymentOrderId),
        new SellerId(sellerId),
        new Amount(amount, currency),
        new Amount(commission, currency));
  }
}
