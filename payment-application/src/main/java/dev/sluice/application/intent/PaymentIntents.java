package dev.sluice.application.intent;

import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.PaymentIntent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** The payment intents. Rows are locked in id order. */
public interface PaymentIntents {

  /**
   * In a transaction.
   *
   * @throws RuntimeException when one is there already
   */
  void add(List<PaymentIntent> intents);

  /**
   * In a transaction: makes the order ids of these intents unique among live intents of the same
   * client. Waits for twins whose transaction is open.
   *
   * @return whose order id another live intent has already, and which; the others have theirs now
   * @throws RuntimeException when two of these want the same one
   */
  Map<PaymentIntentId, PaymentIntentId> claimOrderIds(List<PaymentIntent> intents);

  Map<PaymentIntentId, PaymentIntent> lock(SortedSet<PaymentIntentId> ids);

  /**
   * In a transaction, after {@link #lock}. They count as touched now.
   *
   * @throws IllegalStateException when one of them is not there: nothing is saved
   * @throws RuntimeException when one keeps a token nobody needs any more
   */
  void save(List<Change<PaymentIntent>> changes, Instant now);

  Optional<PaymentIntent> find(PaymentIntentId id);

  /** Each once, in any order; what is not there is left out. */
  List<PaymentIntent> read(Collection<PaymentIntentId> ids);

  /**
   * In a transaction: locks intents whose authorization is due to be tried again; skips what others
   * hold.
   *
   * @param ids limits it to these, an empty collection to none; empty means any, and then the
   *     longest due come first
   */
  List<PaymentIntent> claimRetries(
      Optional<Collection<PaymentIntentId>> ids, Instant now, int atMost);

  /**
   * In a transaction: locks intents the PSP is to be asked about by now, the longest due first;
   * skips what others hold.
   */
  List<PaymentIntent> claimQuestions(Instant now, int atMost);

  /**
   * In a transaction: locks intents whose key at the PSP could not be closed, and need not be any
   * more: an authorization would be over by now.
   */
  List<PaymentIntent> claimExpired(Instant now, int atMost);

  /**
   * In a transaction: takes intents whose requested authorization nobody has taken up, untouched
   * since {@code before}, the longest untouched first. They count as touched now.
   */
  List<PaymentIntent> claimLost(Instant before, Instant now, int atMost);
}
