package dev.sluice.domain;

import dev.sluice.domain.id.LineId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.settlement.Counterpart;
import dev.sluice.domain.settlement.LineType;
import dev.sluice.domain.settlement.Settlement;
import dev.sluice.domain.settlement.SettlementLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A report in which the PSP pays what it took less a hundredth, and takes what went back. */
final class Settled {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final int A_HUNDREDTH = 100;

  private Settled() {}

  /** What becomes of the lines about this order. */
  static List<Settlement> lines(PaymentOrder order) {
    var none = Amount.zero(order.amount().currency());
    var all = new ArrayList<Settlement>();
    for (var capture : order.captures())
      all.add(
          line(
              order,
              "capture-" + capture.n(),
              new Moved(
                  LineType.CAPTURE,
                  capture.n(),
                  null,
                  capture.amount(),
                  capture.amount().minus(capture.commission())),
              capture.amount().basisPoints(A_HUNDREDTH)));
    for (var refund : order.refunds().all())
      all.add(
          line(
              order,
              refund.id().value(),
              new Moved(LineType.REFUND, 0, refund.id(), refund.amount(), none),
              none));
    return all;
  }

  private record Moved(
      LineType type, int n, @Nullable RefundId refund, Amount gross, Amount share) {}

  private static Settlement line(PaymentOrder order, String name, Moved moved, Amount fee) {
    var line =
        new SettlementLine(
            new LineId(order.id() + "-" + name),
            moved.type(),
            "key",
            "reference",
            moved.gross(),
            fee,
            DAY);
    var of =
        new Counterpart(
            moved.type(),
            order.payment(),
            order.id(),
            moved.n(),
            moved.refund(),
            null,
            order.seller(),
            moved.gross(),
            moved.share(),
            false,
            false,
            null);
    return Settlement.of(line, Optional.of(of));
  }
}
