package dev.sluice.application.intent;

import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.OrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.intent.CaptureMethod;
import dev.sluice.domain.money.Amount;
import java.util.List;

/**
 * A basket somebody wants to be paid. Checked already: the lines add up, one currency, one line per
 * seller.
 *
 * @param uniqueOrderId refuse it when the client has a live intent with this order id
 */
public record NewPaymentIntent(
    ClientId client,
    OrderId order,
    BuyerId buyer,
    Amount total,
    CaptureMethod captureMethod,
    List<Line> lines,
    boolean uniqueOrderId) {

  public record Line(SellerId seller, Amount amount, Amount commission) {}

  public NewPaymentIntent {
    lines = List.copyOf(lines);
  }
}
