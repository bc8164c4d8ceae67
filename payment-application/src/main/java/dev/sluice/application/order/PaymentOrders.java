package dev.sluice.application.order;

import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
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

  /** In a transaction: inserts those that are not there. */
  void add(List<PaymentOrder> orders);

  Map<PaymentOrderId, PaymentOrder> lock(SortedSet<PaymentOrderId> ids);

  /** In a transaction, after {@link #lock}: state and new captures. */
  void save(List<Change<PaymentOrder>> changes, Instant now);

  /** Without a lock. */
  Map<PaymentOrderId, PaymentOrder> read(Collection<PaymentOrderId> ids);

  /** The PSP's name of the authorization each order captures from. */
  Map<PaymentOrderId, PspReference> authorizations(Collection<PaymentOrderId> ids);

  List<PaymentOrder> ofPayment(PaymentId payment);

  /**
   * In a transaction: locks orders to try again: of these ids, or all when empty; skips what others
   * hold.
   *
   * @param ids limits it to these; empty means any
   */
  List<PaymentOrder> claimRetries(
      Optional<Collection<PaymentOrderId>> ids, Instant now, int atMost);

  /** In a transaction: locks orders the PSP is to be asked about; skips what others hold. */
  List<PaymentOrder> claimQuestions(Instant now, int atMost);

  /**
   * In a transaction: takes orders that only look alive: initiated or requested, and untouched
   * since {@code before}. They count as touched now.
   */
  List<PaymentOrder> claimLost(Instant before, Instant now, int atMost);
}
