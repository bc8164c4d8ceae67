package dev.sluice.simulation.contract;

import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.payment.Payments;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.payment.Payment;
import java.util.List;

/** Intents, payments and orders over one database: each stands on the one before. */
public record Rooms(
    Transactions transactions, PaymentIntents intents, Payments payments, PaymentOrders orders) {

  /** An authorized intent with its payment, both stored. */
  Payment payment(Things things) {
    return payment(Things.authorized(things.intent()));
  }

  Payment payment(PaymentIntent intent) {
    var payment = Things.payment(intent);
    transactions.run(() -> {
      intents.add(List.of(intent));
      payments.add(List.of(payment));
      orders.add(Things.orders(intent));
    });
    return payment;
  }

  /** The two orders of an authorized payment, all stored. */
  List<PaymentOrder> orders(Things things) {
    return orders.ofPayment(payment(things).id());
  }
}
