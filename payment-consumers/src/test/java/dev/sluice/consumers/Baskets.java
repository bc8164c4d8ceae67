package dev.sluice.consumers;

import dev.sluice.application.intent.NewPaymentIntent;
import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.OrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.CaptureMethod;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Things to buy. */
final class Baskets {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Baskets() {}

  /** 29.00 EUR from two sellers, 10 % of it the platform's. */
  static NewPaymentIntent ofTwoSellers() {
    int n = COUNT.incrementAndGet();
    return new NewPaymentIntent(
        new ClientId("local"),
        new OrderId("order-" + n),
        new BuyerId("buyer-" + n),
        Amount.of(2900, "EUR"),
        CaptureMethod.AUTOMATIC,
        List.of(line("seller-111", 1450), line("seller-222", 1450)),
        false);
  }

  /** 80.00 EUR from four sellers, to be captured when somebody asks. */
  static NewPaymentIntent onDemand() {
    int n = COUNT.incrementAndGet();
    return new NewPaymentIntent(
        new ClientId("local"),
        new OrderId("order-" + n),
        new BuyerId("buyer-" + n),
        Amount.of(8000, "EUR"),
        CaptureMethod.MANUAL,
        Stream.of("seller-1", "seller-2", "seller-3", "seller-4")
            .map(seller -> line(seller, 2000))
            .toList(),
        false);
  }

  private static NewPaymentIntent.Line line(String seller, long value) {
    return new NewPaymentIntent.Line(
        new SellerId(seller), Amount.of(value, "EUR"), Amount.of(value / 10, "EUR"));
  }
}
