package dev.sluice.domain.order;

import dev.sluice.domain.dispute.Bearer;
import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;

/**
 * What may happen to an order. Each names the operation it speaks of, so the past is told from the
 * present.
 */
public sealed interface Trigger {

  /** Capture the whole where nobody has to ask for it, or what was asked for again. */
  record Request() implements Trigger {}

  /**
   * The marketplace wants this much of it.
   *
   * @param last the rest is given back once it is taken
   */
  record Take(Amount amount, boolean last) implements Trigger {}

  /** The marketplace will not ask for what is not taken yet. */
  record Cancel() implements Trigger {}

  /** The authorization is over by itself: nothing more can be taken. */
  record Expired() implements Trigger {}

  /**
   * The PSP said something.
   *
   * @param attempt the attempt it answers; for an answer to a question or a webhook the latest
   * @param question the question it answers; 0 when nobody asked
   */
  record Told(Operation operation, int attempt, int question, PspAnswer answer)
      implements Trigger {}

  /** A client wants money back. */
  record AskRefund(RefundId refund, Amount amount) implements Trigger {}

  /**
   * People have looked at a refund in review.
   *
   * @param given whether the shopper has what the PSP says, or all of it where it says nothing
   */
  record ResolveRefund(RefundId refund, boolean given) implements Trigger {}

  /**
   * People have looked at an order in review, or at one the PSP never answered about.
   *
   * @param taken whether the PSP took what it says, or what it was asked for where it says nothing;
   *     otherwise it took nothing, or gave it back
   */
  record Resolve(boolean taken) implements Trigger {}

  /** Something about money the shopper's bank takes back. */
  sealed interface OfDispute extends Trigger {
    DisputeId dispute();
  }

  /** The bank takes it: as much of it as may still go back. */
  record OpenDispute(DisputeId dispute, Amount amount) implements OfDispute {}

  record WinDispute(DisputeId dispute) implements OfDispute {}

  record LoseDispute(DisputeId dispute, Bearer bearer) implements OfDispute {}

  /** The authorization is gone: what never reached the PSP never will. */
  record Voided(Operation operation) implements Trigger {}
}
