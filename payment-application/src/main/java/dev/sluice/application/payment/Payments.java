package dev.sluice.application.payment;

import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.payment.OrderStanding;
import dev.sluice.domain.payment.Payment;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** The payments. Rows are locked in id order. */
public interface Payments {

  /** A payment with how its orders stand. */
  record Standing(Payment payment, List<OrderStanding> orders) {
    public Standing {
      orders = List.copyOf(orders);
    }
  }

  /**
   * In a transaction: inserts those that are not there, leaves the others alone.
   *
   * @return the ids that were inserted now
   */
  List<PaymentId> add(List<Payment> payments);

  /** In a transaction: locks the payments, then reads their orders. */
  Map<PaymentId, Standing> lock(SortedSet<PaymentId> ids);

  /**
   * In a transaction, after {@link #lock}. A payment that completes leaves its row of {@code
   * payment_captured_events}. They count as touched now.
   *
   * @throws IllegalStateException when one of them is not there: nothing is saved
   * @throws RuntimeException when one completes for the second time
   */
  void save(List<Change<Payment>> changes, Instant now);

  Optional<Payment> find(PaymentId id);

  /**
   * In a transaction: locks payments whose void is due to be tried again; skips what others hold.
   *
   * @param ids limits it to these, an empty collection to none; empty means any, and then the
   *     longest due come first
   */
  List<Payment> claimRetries(Optional<Collection<PaymentId>> ids, Instant now, int atMost);

  /**
   * In a transaction: locks payments whose void the PSP is to be asked about by now, the longest
   * due first; skips what others hold.
   */
  List<Payment> claimQuestions(Instant now, int atMost);

  /**
   * In a transaction: takes payments whose requested void nobody has taken up, untouched since
   * {@code before}, the longest untouched first. They count as touched now.
   */
  List<Payment> claimLostVoids(Instant before, Instant now, int atMost);

  /**
   * Payments whose void can only end with the authorization, which is over by now. Without a lock.
   */
  List<PaymentId> withExpiredVoids(Instant now, int atMost);

  /**
   * In a transaction: locks payments of which it is time to ask whether their authorization is
   * over, the longest due first; skips what others hold.
   */
  List<Payment> claimExpiries(Instant now, int atMost);

  /**
   * Payments that only wait for their void: an order that never reached the PSP, every other order
   * terminal or lost as well, no void yet. Those that wait for something else are left out, or they
   * would stand in the way of these.
   */
  List<PaymentId> withLostOrders(int atMost);
}
