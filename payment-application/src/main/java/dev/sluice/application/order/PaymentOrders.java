package dev.sluice.application.order;

import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.psp.PspReference;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** The payment orders. Rows are locked in id order. */
public interface PaymentOrders {

  /**
   * In a transaction: inserts those that are not there, leaves the others alone.
   *
   * @throws RuntimeException when a seller has another order in the payment already
   */
  void add(List<PaymentOrder> orders);

  Map<PaymentOrderId, PaymentOrder> lock(SortedSet<PaymentOrderId> ids);

  /**
   * In a transaction, after {@link #lock}: state, new captures, new and changed refunds. They count
   * as touched now.
   *
   * @throws IllegalStateException when one of them is not there: nothing is saved
   * @throws RuntimeException when a capture is there already
   */
  void save(List<Change<PaymentOrder>> changes, Instant now);

  /** Without a lock. */
  Map<PaymentOrderId, PaymentOrder> read(Collection<PaymentOrderId> ids);

  /** The PSP's name of the authorization each order captures from. */
  Map<PaymentOrderId, PspReference> authorizations(Collection<PaymentOrderId> ids);

  List<PaymentOrder> ofPayment(PaymentId payment);

  /** The order it gives back of. */
  Optional<PaymentOrderId> ofRefund(RefundId refund);

  /**
   * In a transaction: locks orders whose retry is due, of a capture or a refund; skips what others
   * hold.
   *
   * @param ids limits it to these, an empty collection to none; empty means any, and then the
   *     longest due come first
   */
  List<PaymentOrder> claimRetries(
      Optional<Collection<PaymentOrderId>> ids, Instant now, int atMost);

  /**
   * In a transaction: locks orders the PSP is to be asked about by now, the longest due first;
   * skips what others hold.
   */
  List<PaymentOrder> claimQuestions(Instant now, int atMost);

  /**
   * In a transaction: takes orders that only look alive: initiated and to be captured by
   * themselves, or with a requested capture or refund, and untouched since {@code before}, the
   * longest untouched first. They count as touched now.
   */
  List<PaymentOrder> claimLost(Instant before, Instant now, int atMost);
}
