package dev.sluice.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.order.Resolution;
import dev.sluice.application.order.Resolution.Confirmation;
import dev.sluice.application.order.Resolution.Verdict;
import dev.sluice.application.order.Resolutions;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.money.Amount;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Resolutions} promises. */
@ContractOf(Resolutions.class)
public abstract class ResolutionsContract {

  protected final Things things = new Things();

  protected abstract Rooms rooms();

  protected abstract Resolutions resolutions();

  @Test
  void what_was_proposed_is_kept_with_who_and_why_the_oldest_first() {
    var order = order();
    var first = proposal(order, Verdict.CAPTURED, "anna");
    var second = proposal(order, Verdict.CAPTURE_FAILED, "bert");

    propose(first);
    propose(second);

    assertThat(resolutions().of(order)).containsExactly(first, second);
    assertThat(resolutions().of(order())).isEmpty();
  }

  @Test
  void the_last_proposal_is_the_one_that_is_confirmed() {
    var order = order();
    var first = proposal(order, Verdict.CAPTURED, "anna");
    var last = proposal(order, Verdict.CAPTURED, "bert");
    propose(first);
    propose(last);

    var confirmed = confirmed(last, "cleo", 900);
    confirm(confirmed);

    assertThat(resolutions().of(order)).containsExactly(first, confirmed);
  }

  @Test
  void what_nobody_has_proposed_last_cannot_be_confirmed() {
    var order = order();
    var first = proposal(order, Verdict.CAPTURED, "anna");
    assertThatThrownBy(() -> confirm(confirmed(first, "bert", 900)))
        .isInstanceOf(IllegalStateException.class);

    propose(first);
    propose(proposal(order, Verdict.CAPTURE_FAILED, "anna"));
    assertThatThrownBy(() -> confirm(confirmed(first, "bert", 900)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void what_was_confirmed_is_not_confirmed_again() {
    var order = order();
    var proposal = proposal(order, Verdict.CAPTURED, "anna");
    propose(proposal);
    confirm(confirmed(proposal, "bert", 900));

    assertThatThrownBy(() -> confirm(confirmed(proposal, "cleo", 900)))
        .isInstanceOf(IllegalStateException.class);
  }

  private PaymentOrderId order() {
    return rooms().orders(things).getFirst().id();
  }

  private void propose(Resolution resolution) {
    rooms().transactions().run(() -> resolutions().propose(resolution));
  }

  private void confirm(Resolution resolution) {
    rooms().transactions().run(() -> resolutions().confirm(resolution));
  }

  private static Resolution proposal(PaymentOrderId order, Verdict verdict, String by) {
    return new Resolution(
        order,
        1,
        verdict,
        Amount.of(1000, "EUR"),
        Amount.of(0, "EUR"),
        "the PSP's own statement, page 7",
        by,
        Things.NOW,
        Optional.empty());
  }

  private static Resolution confirmed(Resolution proposal, String by, long captured) {
    return new Resolution(
        proposal.order(),
        proposal.n(),
        proposal.verdict(),
        proposal.suspended(),
        Amount.of(captured, "EUR"),
        proposal.reason(),
        proposal.proposedBy(),
        proposal.proposedAt(),
        Optional.of(new Confirmation(by, Things.NOW)));
  }
}
