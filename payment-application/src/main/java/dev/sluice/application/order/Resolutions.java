package dev.sluice.application.order;

import dev.sluice.domain.id.PaymentOrderId;
import java.util.List;

/** What people found out about orders in review. Nothing is ever deleted. */
public interface Resolutions {

  /** The oldest first. Of those nobody has confirmed the last one counts. */
  List<Resolution> of(PaymentOrderId order);

  /** In a transaction that has locked the order. */
  void propose(Resolution resolution);

  /**
   * In a transaction that has locked the order: its last proposal is confirmed.
   *
   * @throws IllegalStateException when there is none
   */
  void confirm(Resolution confirmed);
}
