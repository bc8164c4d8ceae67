package dev.sluice.application.payment;

import dev.sluice.application.order.Viewer;
import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.OrderId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.SellerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The payments, to be read. */
public interface PaymentViews {

  /**
   * What to look for; what is empty does not matter.
   *
   * @param status as it is shown
   * @param createdFrom inclusive
   * @param createdTo exclusive
   */
  record Filter(
      Optional<String> status,
      Optional<SellerId> seller,
      Optional<OrderId> order,
      Optional<BuyerId> buyer,
      Optional<Instant> createdFrom,
      Optional<Instant> createdTo) {}

  Optional<PaymentView> find(PaymentId id, Viewer viewer);

  /**
   * What happened to a payment the viewer sees, first things first; to a seller what happened to
   * its own orders.
   */
  List<TimelineEntry> timeline(PaymentId id, Viewer viewer);

  /**
   * Newest first.
   *
   * @param before where the last page ended
   */
  List<PaymentView> list(Filter filter, Viewer viewer, Optional<PaymentId> before, int atMost);
}
