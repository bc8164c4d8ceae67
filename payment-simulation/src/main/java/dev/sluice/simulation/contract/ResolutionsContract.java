package dev.sluice.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.review.Resolution;
import dev.sluice.application.review.Resolution.Confirmation;
import dev.sluice.application.review.Resolution.Verdict;
import dev.sluice.application.review.Resolutions;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrder;
import java.util.List;
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

    assertThat(resolutions().of(order.id().value())).containsExactly(first, second);
    assertThat(resolutions().of(order().id().value())).isEmpty();
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

    assertThat(resolutions().of(order.id().value())).containsExactly(first, confirmed);
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

  @Test
  void what_is_said_of_other_things_than_orders_is_kept_as_well() {
    var order = order();
    for (var subject :
        List.of(order.intent().value(), order.payment().value(), "re_0000000000001")) {
      var verdict = subject.startsWith("re_") ? Verdict.FAILED : Verdict.DECLINED;
      var said =
          new Resolution(
              subject,
              order.payment(),
              0,
              verdict,
              Amount.of(0, "EUR"),
              Amount.of(0, "EUR"),
              "their telephone",
              "anna",
              Things.NOW,
              Optional.empty());
      propose(said);
      var confirmed = confirmed(said, verdict == Verdict.DECLINED ? "anna" : "bert", 0);
      confirm(confirmed);

      assertThat(resolutions().of(subject)).containsExactly(confirmed);
    }
  }

  private PaymentOrder order() {
    return rooms().orders(things).getFirst();
  }

  private void propose(Resolution resolution) {
    rooms().transactions().run(() -> resolutions().propose(resolution));
  }

  private void confirm(Resolution resolution) {
    rooms().transactions().run(() -> resolutions().confirm(resolution));
  }

  private static Resolution proposal(PaymentOrder order, Verdict verdict, String by) {
    return new Resolution(
        order.id().value(),
        order.payment(),
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
        proposal.subject(),
        proposal.payment(),
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
