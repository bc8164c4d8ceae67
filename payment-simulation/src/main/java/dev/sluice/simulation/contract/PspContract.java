package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspRecords;
import dev.sluice.application.psp.PspRecords.Record;
import dev.sluice.application.psp.PspRequest;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.psp.PspReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What {@link Psp} and {@link PspRecords} promise of a PSP that follows our protocol. Each test
 * needs one that has done nothing yet.
 */
@ContractOf({Psp.class, PspRecords.class})
public abstract class PspContract {

  private static final PaymentIntentId INTENT = new PaymentIntentId(7);
  private static final PaymentOrderId ORDER = new PaymentOrderId(8);
  private static final PaymentOrderId OTHER_ORDER = new PaymentOrderId(9);
  private static final Amount ALL = eur(2900);

  protected static final String OK = "tok_ok";
  protected static final String DECLINED = "tok_declined";

  /** The first request is done, and its answer gets lost. */
  protected static final String SILENT_AFTER = "tok_timeout_after";

  /** The first request never arrives. */
  protected static final String SILENT_BEFORE = "tok_timeout_before";

  protected static final String RATE_LIMITED = "tok_429";

  protected abstract Psp psp();

  protected abstract PspRecords records();

  protected abstract void inTransaction(Runnable work);

  @Test
  void an_authorization_holds_what_was_asked_for() {
    assertThat(authorize(OK).amount()).isEqualTo(ALL);
  }

  @Test
  void the_same_request_again_gets_the_same_answer_and_does_nothing() {
    var held = authorize(OK);

    assertThat(authorize(OK)).isEqualTo(held);

    assertThat(done()).hasSize(1);
  }

  @Test
  void the_same_key_for_something_else_is_a_mistake_of_ours() {
    authorize(OK);

    assertThat(psp().send(new PspRequest.Authorize(INTENT, eur(1), OK)))
        .isInstanceOf(PspAnswer.Broken.class);
    assertThat(done()).hasSize(1);
  }

  @Test
  void a_question_tells_what_became_of_a_key() {
    assertThat(psp().ask(PspKey.authorize(INTENT))).isEqualTo(new PspAnswer.NotFound());

    var held = authorize(OK);

    assertThat(psp().ask(PspKey.authorize(INTENT))).isEqualTo(held);
  }

  @Test
  void a_refusal_is_said_again_and_has_no_effect() {
    var request = new PspRequest.Authorize(INTENT, ALL, DECLINED);
    var refusal = psp().send(request);

    assertThat(refusal).isInstanceOf(PspAnswer.Declined.class);
    assertThat(psp().send(request)).isEqualTo(refusal);
    assertThat(psp().ask(request.key())).isEqualTo(refusal);
    assertThat(done()).isEmpty();
  }

  @Test
  void what_was_done_in_silence_shows_when_it_is_asked_for() {
    var request = new PspRequest.Authorize(INTENT, ALL, SILENT_AFTER);

    assertThat(psp().send(request)).isInstanceOf(PspAnswer.NoAnswer.class);

    var became = approved(psp().ask(request.key()));
    assertThat(became.amount()).isEqualTo(ALL);
    assertThat(psp().send(request)).isEqualTo(became);
    assertThat(done()).hasSize(1);
  }

  @Test
  void what_never_arrived_is_unknown_and_done_once_when_it_comes_again() {
    var request = new PspRequest.Authorize(INTENT, ALL, SILENT_BEFORE);

    assertThat(psp().send(request)).isInstanceOf(PspAnswer.NoAnswer.class);

    assertThat(psp().ask(request.key())).isEqualTo(new PspAnswer.NotFound());
    assertThat(done()).isEmpty();
    assertThat(approved(psp().send(request)).amount()).isEqualTo(ALL);
    assertThat(done()).hasSize(1);
  }

  @Test
  void who_is_told_to_come_again_was_not_heard_at_all() {
    var request = new PspRequest.Authorize(INTENT, ALL, RATE_LIMITED);

    assertThat(psp().send(request)).isInstanceOf(PspAnswer.NotAsked.class);

    assertThat(psp().ask(request.key())).isEqualTo(new PspAnswer.NotFound());
    assertThat(done()).isEmpty();
  }

  @Test
  void captures_are_approved_up_to_the_hold_and_not_beyond() {
    var held = authorize(OK);

    assertThat(approved(capture(ORDER, eur(1450), held)).amount()).isEqualTo(eur(1450));
    assertThat(capture(OTHER_ORDER, eur(1451), held))
        .isEqualTo(new PspAnswer.Declined("amount_exceeds_authorization"));
    assertThat(done()).hasSize(2);
  }

  @Test
  void a_capture_in_another_currency_is_refused() {
    var held = authorize(OK);

    assertThat(capture(ORDER, Amount.of(1, "JPY"), held))
        .isEqualTo(new PspAnswer.Declined("currency_mismatch"));
  }

  @Test
  void a_capture_of_nothing_the_psp_knows_is_a_mistake_of_ours() {
    assertThat(psp().send(new PspRequest.Capture(ORDER, 1, ALL, new PspReference("auth_999"))))
        .isInstanceOf(PspAnswer.Broken.class);
  }

  @Test
  void a_void_gives_back_what_is_open_and_nothing_can_be_captured_any_more() {
    var held = authorize(OK);
    capture(ORDER, eur(1000), held);

    var given = approved(psp().send(new PspRequest.Void(INTENT, eur(1900), held.reference())));

    assertThat(given.amount()).isEqualTo(eur(1900));
    assertThat(capture(OTHER_ORDER, eur(1), held)).isInstanceOf(PspAnswer.Declined.class);
  }

  @Test
  void an_authorization_is_over_when_nothing_of_it_is_held() {
    var held = authorize(OK);
    capture(ORDER, eur(1000), held);
    assertThat(approved(psp().askHeld(held.reference())).amount()).isEqualTo(eur(1900));

    psp().send(new PspRequest.Void(INTENT, eur(1900), held.reference()));

    assertThat(psp().askHeld(held.reference())).isEqualTo(new PspAnswer.NotFound());
    assertThat(psp().askHeld(new PspReference("auth_999"))).isInstanceOf(PspAnswer.Broken.class);
  }

  @Test
  void a_void_of_what_is_captured_whole_is_approved_and_moves_nothing() {
    var held = authorize(OK);
    capture(ORDER, ALL, held);

    var given = approved(psp().send(new PspRequest.Void(INTENT, eur(1), held.reference())));

    assertThat(given.amount()).isEqualTo(eur(0));
    assertThat(done()).extracting(Record::operation).containsExactly("authorize", "capture");
  }

  @Test
  void a_void_by_key_gives_back_what_is_open() {
    authorize(OK);

    assertThat(approved(psp().send(new PspRequest.VoidByKey(INTENT, ALL))).amount()).isEqualTo(ALL);
  }

  @Test
  void a_void_by_key_of_what_the_psp_never_saw_closes_the_key() {
    var given = approved(psp().send(new PspRequest.VoidByKey(INTENT, ALL)));

    assertThat(given.amount()).isEqualTo(eur(0));
    assertThat(psp().send(new PspRequest.Authorize(INTENT, ALL, OK)))
        .isEqualTo(new PspAnswer.Declined("authorization_voided"));
    assertThat(done()).isEmpty();
  }

  @Test
  void its_list_tells_everything_that_moved_money_oldest_first() {
    var held = authorize(OK);
    var took = approved(capture(ORDER, eur(1000), held));
    capture(OTHER_ORDER, eur(2000), held);
    var gave = approved(psp().send(new PspRequest.Void(INTENT, eur(1900), held.reference())));

    var authorization = held.reference().value();
    assertThat(done())
        .containsExactly(
            record(PspKey.authorize(INTENT), "authorize", authorization, held),
            record(PspKey.capture(ORDER, 1), "capture", authorization, took),
            record(PspKey.voiding(INTENT), "void", authorization, gave));
  }

  @Test
  void nobody_talks_to_it_inside_a_transaction() {
    var request = new PspRequest.Authorize(INTENT, ALL, OK);

    inTransaction(() -> {
      assertThatIllegalStateException().isThrownBy(() -> psp().send(request));
      assertThatIllegalStateException().isThrownBy(() -> psp().ask(request.key()));
      assertThatIllegalStateException().isThrownBy(() -> psp().askHeld(new PspReference("auth_1")));
      assertThatIllegalStateException().isThrownBy(() -> records().all(_ -> {}));
    });

    assertThat(done()).isEmpty();
  }

  private PspAnswer.Approved authorize(String token) {
    return approved(psp().send(new PspRequest.Authorize(INTENT, ALL, token)));
  }

  private PspAnswer capture(PaymentOrderId order, Amount amount, PspAnswer.Approved held) {
    return psp().send(new PspRequest.Capture(order, 1, amount, held.reference()));
  }

  private static PspAnswer.Approved approved(PspAnswer answer) {
    assertThat(answer).isInstanceOf(PspAnswer.Approved.class);
    return (PspAnswer.Approved) answer;
  }

  private static Record record(
      PspKey key, String operation, String authorization, PspAnswer.Approved did) {
    return new Record(key.value(), operation, authorization, did.reference().value(), did.amount());
  }

  private List<Record> done() {
    var done = new ArrayList<Record>();
    records().all(done::add);
    return done;
  }
}
