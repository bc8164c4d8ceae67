package dev.sluice.simulation.world;

import dev.sluice.application.intent.NewPaymentIntent;
import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.OrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.CaptureMethod;
import java.util.List;
import java.util.stream.Stream;

/** What shoppers buy in the tests. */
final class Baskets {

  static final String TOKEN = "tok_visa";

  private Baskets() {}

  /** 14.50 EUR of each seller, an eighth of it for the platform. */
  static NewPaymentIntent of(String order, String... sellers) {
    return of(order, Stream.of(sellers).map(seller -> line(seller, "EUR", 1450, 181)).toList());
  }

  /** The same, captured when the marketplace asks for it. */
  static NewPaymentIntent manual(String order, String... sellers) {
    return manual(order, Stream.of(sellers).map(seller -> line(seller, "EUR", 1450, 181)).toList());
  }

  static NewPaymentIntent manual(String order, List<NewPaymentIntent.Line> lines) {
    return of(order, lines, CaptureMethod.MANUAL);
  }

  static NewPaymentIntent of(String order, List<NewPaymentIntent.Line> lines) {
    return of(order, lines, CaptureMethod.AUTOMATIC);
  }

  private static NewPaymentIntent of(
      String order, List<NewPaymentIntent.Line> lines, CaptureMethod method) {
    var total =
        lines.stream().map(NewPaymentIntent.Line::amount).reduce(Amount::plus).orElseThrow();
    return new NewPaymentIntent(
        new ClientId("shop"),
        new OrderId(order),
        new BuyerId("buyer"),
        total,
        method,
        lines,
        false);
  }

  static NewPaymentIntent.Line line(String seller, String currency, long value, long commission) {
    return new NewPaymentIntent.Line(
        new SellerId(seller), Amount.of(value, currency), Amount.of(commission, currency));
  }
}
