package dev.sluice.application.intent;

import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.OrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.CaptureMethod;
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

  /**
   * @param commission what of it the request gives to the platform
   * @param byContract what of the amount the request says nothing about: the seller's contract
   *     decides
   */
  public record Line(SellerId seller, Amount amount, Amount commission, Amount byContract) {

    /** The request decides about all of it. */
    public Line(SellerId seller, Amount amount, Amount commission) {
      this(seller, amount, commission, Amount.zero(amount.currency()));
    }

    /** The seller's contract decides about all of it. */
    public static Line byContract(SellerId seller, Amount amount) {
      return new Line(seller, amount, Amount.zero(amount.currency()), amount);
    }

    /** Both as one: in any order the same. */
    public Line plus(Line other) {
      return new Line(
          seller,
          amount.plus(other.amount),
          commission.plus(other.commission),
          byContract.plus(other.byContract));
    }
  }

  public NewPaymentIntent {
    lines = List.copyOf(lines);
  }
}
