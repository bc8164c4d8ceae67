package dev.sluice.simulator.book;

import static dev.sluice.simulator.book.OpenBook.authorize;
import static dev.sluice.simulator.book.OpenBook.capture;
import static dev.sluice.simulator.book.OpenBook.eur;
import static dev.sluice.simulator.book.OpenBook.refund;
import static dev.sluice.simulator.book.OpenBook.refundOfAll;
import static dev.sluice.simulator.book.OpenBook.voidByKey;
import static dev.sluice.simulator.book.OpenBook.voidByReference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulator.conduct.Behaviour;
import dev.sluice.simulator.request.Amount;
import dev.sluice.simulator.request.Operation;
import dev.sluice.simulator.request.Request;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookTest {
  @TempDir Path dir;
  private OpenBook open;

  @BeforeEach
  void start() throws Exception {
    open = new OpenBook(dir);
  }

  @AfterEach
  void stop() throws Exception {
    open.close();
  }

  @Test
  void a_key_repeated_with_the_same_request_has_the_same_answer() {
    Answer answer = open.run("k", authorize(1_000));
    assertThat(open.claim("k", authorize(1_000)))
        .isInstanceOfSatisfying(
            Claim.Answered.class,
            answered -> assertThat(answered.written().answer()).isEqualTo(answer));
    assertThat(open.book.page(0, 10).operations()).hasSize(1);
  }

  @Test
  void a_key_with_another_request_is_refused_while_running_and_after() {
    open.claim("k", authorize(1_000));
    assertThat(open.claim("k", authorize(1_001))).isInstanceOf(Claim.Reused.class);
    assertThat(open.claim("k", authorize(1_000))).isInstanceOf(Claim.Running.class);
    assertThat(open.ask("k")).isInstanceOf(Standing.InProgress.class);
    open.book.decide(
        "k", authorize(1_000), OpenBook.fate(authorize(1), Behaviour.APPROVED), open.now);
    assertThat(open.claim("k", authorize(1_001))).isInstanceOf(Claim.Reused.class);
    assertThat(open.claim("k", voidByKey("x"))).isInstanceOf(Claim.Reused.class);
  }

  @Test
  void a_released_key_counts_the_requests_made_with_it() {
    assertThat(open.claim("k", authorize(5))).isEqualTo(new Claim.Fresh(1, "tok_card"));
    open.book.release("k", open.now);
    assertThat(open.ask("k")).isInstanceOf(Standing.NotFound.class);
    assertThat(open.claim("k", authorize(5))).isEqualTo(new Claim.Fresh(2, "tok_card"));
  }

  @Test
  void captures_stay_within_the_authorization() {
    open.run("a", authorize(1_000));
    assertThat(open.run("c1", capture("auth_1", 600))).isInstanceOf(Answer.Approved.class);
    assertThat(open.run("c2", capture("auth_1", 401)))
        .isEqualTo(new Answer.Declined("amount_exceeds_authorization", open.now));
    assertThat(open.run("c3", capture("auth_1", 400))).isInstanceOf(Answer.Approved.class);
    assertThat(open.open()).isEqualTo(new OpenAuthorizations(0, Map.of()));
  }

  @Test
  void refunds_stay_within_the_capture() {
    open.run("a", authorize(1_000));
    open.run("c", capture("auth_1", 600));
    assertThat(open.run("r1", refund("cap_2", 599))).isInstanceOf(Answer.Approved.class);
    assertThat(open.run("r2", refund("cap_2", 2)))
        .isEqualTo(new Answer.Declined("amount_exceeds_capture", open.now));
    assertThat(open.run("r3", refund("cap_2", 1))).isInstanceOf(Answer.Approved.class);
    assertThat(open.open().amounts()).containsExactly(Map.entry("EUR", 400L));
  }

  @Test
  void one_refund_may_be_of_several_captures_and_never_of_more() {
    open.run("a", authorize(1_000));
    open.run("c1", capture("auth_1", 600));
    open.run("c2", capture("auth_1", 300));
    assertThat(open.run("r1", refund("cap_2", 200))).isInstanceOf(Answer.Approved.class);
    assertThat(open.run("r2", refundOfAll("auth_1", 701)))
        .isEqualTo(new Answer.Declined("amount_exceeds_capture", open.now));
    assertThat(open.run("r3", refundOfAll("auth_1", 500))).isInstanceOf(Answer.Approved.class);
    assertThat(open.run("r4", refund("cap_3", 201)))
        .isEqualTo(new Answer.Declined("amount_exceeds_capture", open.now));
    assertThat(open.run("r5", refund("cap_3", 200))).isInstanceOf(Answer.Approved.class);
    assertThat(open.open().amounts()).containsExactly(Map.entry("EUR", 100L));
  }

  @Test
  void another_currency_than_the_authorizations_is_declined() {
    open.run("a", authorize(1_000));
    var inYen = new Request.Capture("auth_1", new Amount(5, "JPY"), "po_1");
    assertThat(open.run("c", inYen)).isEqualTo(new Answer.Declined("currency_mismatch", open.now));
  }

  @Test
  void a_void_gives_back_what_is_open_and_says_how_much() {
    open.run("a", authorize(1_000));
    open.run("c", capture("auth_1", 300));
    assertThat(open.run("v", voidByKey("a")))
        .isEqualTo(new Answer.Approved(Operation.VOID, 3, eur(700), open.now));
    assertThat(open.run("c2", capture("auth_1", 1)))
        .isEqualTo(new Answer.Declined("amount_exceeds_authorization", open.now));
    assertThat(open.open().count()).isZero();
    assertThat(open.run("v2", voidByReference("auth_1")))
        .isEqualTo(new Answer.Approved(Operation.VOID, 4, eur(0), open.now));
    assertThat(open.book.page(0, 10).operations()).hasSize(3);
  }

  @Test
  void what_nobody_takes_in_time_is_not_held_any_more() {
    open.run("a", authorize(1_000));
    open.run("c", capture("auth_1", 300));
    open.now = open.now.plus(OpenBook.AUTHORIZATION_LIFE).minusMillis(1);
    assertThat(open.book.held("auth_1", open.now)).isEqualTo(eur(700));
    assertThat(open.open()).isEqualTo(new OpenAuthorizations(1, Map.of("EUR", 700L)));

    open.now = open.now.plusMillis(1);

    assertThat(open.book.held("auth_1", open.now)).isEqualTo(eur(0));
    assertThat(open.open()).isEqualTo(new OpenAuthorizations(0, Map.of()));
    assertThat(open.run("c2", capture("auth_1", 1)))
        .isEqualTo(new Answer.Declined("authorization_expired", open.now));
    assertThat(open.run("v", voidByReference("auth_1")))
        .isEqualTo(new Answer.Declined("authorization_expired", open.now));
    assertThat(open.run("r", refund("cap_2", 300))).isInstanceOf(Answer.Approved.class);
    assertThat(open.book.held("auth_9", open.now)).isNull();
  }

  @Test
  void a_void_by_a_key_never_seen_does_nothing_and_closes_the_key() {
    assertThat(open.run("v", voidByKey("a")))
        .isEqualTo(new Answer.Approved(Operation.VOID, 1, null, open.now));
    assertThat(open.run("a", authorize(1_000)))
        .isEqualTo(new Answer.Declined("authorization_voided", open.now));
    assertThat(open.book.page(0, 10).operations()).isEmpty();
  }

  @Test
  void a_void_by_key_beats_an_authorization_still_running() {
    open.claim("a", authorize(1_000));
    open.run("v", voidByKey("a"));
    var fate = OpenBook.fate(authorize(1_000), Behaviour.APPROVED);
    assertThat(open.book.decide("a", authorize(1_000), fate, open.now).answer())
        .isEqualTo(new Answer.Declined("authorization_voided", open.now));
  }

  @Test
  void what_is_named_must_exist_and_be_of_its_kind() {
    open.run("a", authorize(1_000));
    open.run("c", capture("auth_1", 300));
    assertThat(open.claim("x", capture("auth_9", 1))).isEqualTo(new Claim.Unknown("authorization"));
    assertThat(open.claim("x", capture("cap_2", 1))).isEqualTo(new Claim.Unknown("authorization"));
    assertThat(open.claim("x", capture("auth_2", 1))).isEqualTo(new Claim.Unknown("authorization"));
    assertThat(open.claim("x", refund("auth_1", 1))).isEqualTo(new Claim.Unknown("capture"));
    assertThat(open.claim("x", voidByReference("nonsense")))
        .isEqualTo(new Claim.Unknown("authorization"));
    assertThat(open.ask("x")).isInstanceOf(Standing.NotFound.class);
  }

  @Test
  void a_wrong_amount_is_less_and_never_more_than_the_cap() {
    assertThat(open.run("a", authorize(1_000), Behaviour.WRONG_AMOUNT))
        .isEqualTo(new Answer.Approved(Operation.AUTHORIZE, 1, eur(990), open.now));
    assertThat(open.run("c", capture("auth_1", 5), Behaviour.WRONG_AMOUNT))
        .isEqualTo(new Answer.Approved(Operation.CAPTURE, 2, eur(4), open.now));
    assertThat(open.run("c1", capture("auth_1", 1), Behaviour.WRONG_AMOUNT))
        .isEqualTo(new Answer.Approved(Operation.CAPTURE, 3, eur(2), open.now));
    assertThat(open.open().amounts()).containsExactly(Map.entry("EUR", 984L));
  }

  @Test
  void a_key_is_forgotten_after_its_life_and_then_is_a_new_request() {
    open.run("a", authorize(1_000));
    open.now = open.now.plus(OpenBook.LIFE).minusMillis(1);
    assertThat(open.claim("a", authorize(1_000))).isInstanceOf(Claim.Answered.class);
    open.now = open.now.plusMillis(1);
    assertThat(open.ask("a")).isInstanceOf(Standing.NotFound.class);
    assertThat(open.run("a", authorize(2_000)))
        .isEqualTo(new Answer.Approved(Operation.AUTHORIZE, 2, eur(2_000), open.now));
    assertThat(open.book.page(0, 10).operations()).hasSize(2);
  }

  @Test
  void an_authorization_can_be_voided_by_key_long_after_the_key_was_forgotten() {
    open.run("a", authorize(1_000));
    open.now = open.now.plus(OpenBook.LIFE.multipliedBy(3));
    assertThat(open.run("v", voidByKey("a")))
        .isEqualTo(new Answer.Approved(Operation.VOID, 2, eur(1_000), open.now));
  }

  @Test
  void a_forgetful_moment_makes_a_retry_a_second_effect() {
    open.run("a", authorize(1_000), Behaviour.FORGOTTEN_KEY);
    assertThat(open.ask("a")).isInstanceOf(Standing.NotFound.class);
    open.run("a", authorize(1_000));
    assertThat(open.open()).isEqualTo(new OpenAuthorizations(2, Map.of("EUR", 2_000L)));
  }

  @Test
  void the_list_goes_on_where_the_page_before_ended() {
    for (int i = 1; i <= 5; i++) open.run("a" + i, authorize(i));
    Page first = open.book.page(0, 3);
    assertThat(first.operations()).extracting(Done::key).containsExactly("a1", "a2", "a3");
    assertThat(first.next()).isEqualTo(3);
    Page second = open.book.page(3, 3);
    assertThat(second.operations()).extracting(Done::reference).containsExactly("auth_4", "auth_5");
    assertThat(second.next()).isNull();
  }

  @Test
  void an_effect_taken_off_the_list_is_gone_from_the_list_alone() throws Exception {
    open.run("a", authorize(1_000));
    open.run("c", capture("auth_1", 400));
    assertThat(open.book.remove("c")).isTrue();
    assertThat(open.book.remove("c")).isFalse();
    assertThat(open.book.page(0, 10).operations()).extracting(Done::key).containsExactly("a");
    assertThat(open.ask("c")).isInstanceOf(Standing.Done.class);
    assertThat(open.open().amounts()).containsExactly(Map.entry("EUR", 600L));
  }
}
