package dev.sluice.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.PaymentIntentStatus;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.PaymentOrderStatus;
import dev.sluice.domain.order.State;
import dev.sluice.domain.payment.PaymentStatus;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.simulation.psp.Mood;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** A PSP that does not answer has not said no. */
class SilenceTest {

  private static final int MOST_SILENCES = 5;

  private final Scene scene = new Scene();
  private final World world = scene.world;

  private PaymentIntentId paid(String... sellers) {
    return world.pay(Baskets.of("o-1", sellers), Baskets.TOKEN);
  }

  private void silent(String key, Mood mood, int times) {
    scene.psp.on(key, Collections.nCopies(times, mood).toArray(Mood[]::new));
  }

  private Duration lived(PaymentIntentId intent) {
    return Duration.between(scene.intent(intent).createdAt(), scene.servers().clock().instant());
  }

  @Test
  void a_timeout_after_the_effect_is_one_capture() {
    var intent = paid("anna");
    var key = scene.captureKey(intent, "anna");
    silent(key.value(), Mood.SILENT_AFTER, 2);
    scene.restsLawfully();

    assertThat(scene.requests(key)).isGreaterThan(1);
    assertThat(scene.effects(key)).isOne();
    assertThat(scene.order(intent, "anna").status()).isEqualTo(PaymentOrderStatus.CAPTURED);
  }

  @Test
  void a_timeout_after_an_authorization_is_one_authorization() {
    silent(":authorize", Mood.SILENT_AFTER, 3);
    var intent = paid("anna");
    scene.restsLawfully();

    assertThat(scene.requests(PspKey.authorize(intent))).isEqualTo(4);
    assertThat(scene.effects(PspKey.authorize(intent))).isOne();
    assertThat(scene.payment(intent).status()).isEqualTo(PaymentStatus.CAPTURED);
  }

  @Test
  void after_five_silences_the_janitor_asks_and_learns_the_answer() {
    var intent = paid("anna");
    var key = scene.captureKey(intent, "anna");
    silent(key.value(), Mood.SILENT_AFTER, 99);
    scene.restsLawfully();

    assertThat(scene.requests(key)).isEqualTo(MOST_SILENCES);
    assertThat(scene.servers().psp().questions()).containsExactly(key);
    assertThat(scene.effects(key)).isOne();
    assertThat(scene.order(intent, "anna").status()).isEqualTo(PaymentOrderStatus.CAPTURED);
  }

  @Test
  void a_key_the_psp_never_saw_is_requested_again_while_it_lives() {
    var intent = paid("anna");
    var key = scene.captureKey(intent, "anna");
    silent(key.value(), Mood.SILENT_BEFORE, MOST_SILENCES);
    scene.restsLawfully();

    assertThat(scene.requests(key)).isEqualTo(MOST_SILENCES + 1);
    assertThat(scene.effects(key)).isOne();
    assertThat(scene.order(intent, "anna").status()).isEqualTo(PaymentOrderStatus.CAPTURED);
  }

  @Test
  void a_key_the_psp_never_saw_is_never_requested_once_it_may_be_forgotten() {
    var intent = paid("anna", "bert");
    var lost = scene.captureKey(intent, "bert");
    silent(lost.value(), Mood.SILENT_BEFORE, 99);
    scene.psp.deaf(lost, 25);
    scene.restsLawfully();

    assertThat(scene.requests(lost)).isEqualTo(MOST_SILENCES);
    assertThat(scene.order(intent, "bert").state())
        .isInstanceOfSatisfying(
            State.CaptureFailed.class,
            failed -> assertThat(failed.reason()).isEqualTo(PaymentOrder.NEVER_REACHED_PSP));
    assertThat(scene.payment(intent).voidStatus()).isEqualTo(VoidStatus.VOIDED);
    assertThat(scene.effects(PspKey.voiding(intent))).isOne();
    assertThat(scene.payment(intent).status()).isEqualTo(PaymentStatus.PARTIALLY_CAPTURED);
    assertThat(scene.movements()).contains("AUTH_RELEASE");
  }

  @Test
  void two_orders_that_never_reached_the_psp_end_with_one_void() {
    var intent = paid("anna", "bert");
    for (var seller : new String[] {"anna", "bert"}) {
      silent(scene.captureKey(intent, seller).value(), Mood.SILENT_BEFORE, 99);
      scene.psp.deaf(scene.captureKey(intent, seller), 25);
    }
    scene.restsLawfully();

    assertThat(scene.effects(PspKey.voiding(intent))).isOne();
    assertThat(scene.payment(intent).status()).isEqualTo(PaymentStatus.VOIDED);
  }

  @Test
  void an_authorization_that_never_arrived_is_declined_and_its_key_closed() {
    silent(":authorize", Mood.SILENT_BEFORE, 99);
    var intent = paid("anna");
    scene.psp.deaf(PspKey.authorize(intent), 25);
    scene.restsLawfully();

    assertThat(scene.intent(intent).state())
        .isInstanceOfSatisfying(
            IntentState.Declined.class,
            declined -> assertThat(declined.reason()).isEqualTo(PaymentIntent.NEVER_REACHED_PSP));
    assertThat(scene.requests(PspKey.voiding(intent))).isOne();
  }

  @Test
  void the_key_of_an_authorization_that_never_arrived_is_closed_through_silence() {
    silent(":authorize", Mood.SILENT_BEFORE, 99);
    silent(":void", Mood.SILENT_BEFORE, MOST_SILENCES);
    var intent = paid("anna");
    scene.psp.deaf(PspKey.authorize(intent), 25);
    scene.restsLawfully();

    assertThat(scene.requests(PspKey.voiding(intent))).isEqualTo(MOST_SILENCES + 1);
    assertThat(scene.servers().psp().questions()).contains(PspKey.voiding(intent));
    assertThat(scene.intent(intent).pursuit()).isEmpty();
    assertThat(scene.servers().topics().dead()).isEmpty();
  }

  @Test
  void an_authorization_that_arrived_unheard_is_given_back_by_its_key() {
    silent(":authorize", Mood.SILENT_AFTER, 99);
    silent(":void", Mood.SILENT_AFTER, 1);
    var intent = paid("anna");
    scene.psp.deaf(PspKey.authorize(intent), 27);
    scene.restsLawfully();

    assertThat(scene.intent(intent).status()).isEqualTo(PaymentIntentStatus.DECLINED);
    assertThat(scene.effects(PspKey.voiding(intent))).isOne();
    assertThat(scene.servers().psp().openAuthorizations()).isEmpty();
  }

  @Test
  void a_void_that_never_reached_the_psp_ends_with_the_authorization() {
    var intent = paid("anna");
    scene.psp.on(scene.captureKey(intent, "anna").value(), Mood.DECLINE);
    silent(":void", Mood.SILENT_BEFORE, 99);
    scene.psp.deaf(PspKey.voiding(intent), 25);
    scene.restsLawfully();

    assertThat(scene.requests(PspKey.voiding(intent))).isEqualTo(MOST_SILENCES);
    assertThat(scene.payment(intent).voidStatus()).isEqualTo(VoidStatus.VOIDED);
    assertThat(lived(intent)).isGreaterThanOrEqualTo(Duration.ofDays(7));
  }

  @Test
  void orders_that_wait_for_a_void_the_psp_refuses_end_with_the_authorization() {
    var intent = paid("anna", "bert");
    var lost = scene.captureKey(intent, "bert");
    silent(lost.value(), Mood.SILENT_BEFORE, 99);
    scene.psp.deaf(lost, 25).on(":void", Mood.DECLINE);
    scene.restsLawfully();

    assertThat(scene.requests(PspKey.voiding(intent))).isOne();
    assertThat(scene.servers().psp().questions()).doesNotContain(PspKey.voiding(intent));
    assertThat(scene.order(intent, "bert").status()).isEqualTo(PaymentOrderStatus.CAPTURE_FAILED);
    assertThat(scene.payment(intent).isAtRest()).isTrue();
    assertThat(scene.movements()).contains("AUTH_RELEASE");
    assertThat(lived(intent)).isGreaterThanOrEqualTo(Duration.ofDays(7));
  }

  @Test
  void a_void_is_asked_about_as_well() {
    var intent = paid("anna");
    scene.psp.on(scene.captureKey(intent, "anna").value(), Mood.DECLINE);
    silent(":void", Mood.SILENT_AFTER, 99);
    scene.restsLawfully();

    assertThat(scene.requests(PspKey.voiding(intent))).isEqualTo(MOST_SILENCES);
    assertThat(scene.payment(intent).voidStatus()).isEqualTo(VoidStatus.VOIDED);
  }

  @Test
  void too_many_requests_do_not_count_as_silence() {
    var intent = paid("anna");
    var key = scene.captureKey(intent, "anna");
    silent(key.value(), Mood.BUSY, 20);
    scene.restsLawfully();

    assertThat(scene.requests(key)).isEqualTo(21);
    assertThat(scene.servers().psp().questions()).isEmpty();
  }

  @Test
  void a_result_that_comes_later_is_asked_for() {
    var intent = paid("anna");
    var key = scene.captureKey(intent, "anna");
    scene.psp.on(key.value(), Mood.ACCEPT);
    scene.restsLawfully();

    assertThat(scene.requests(key)).isOne();
    assertThat(scene.servers().psp().questions()).containsExactly(key);
  }

  @Test
  void a_psp_that_does_not_understand_us_has_not_said_no() {
    var intent = paid("anna");
    var key = scene.captureKey(intent, "anna");
    scene.psp.on(key.value(), Mood.BROKEN, Mood.BROKEN);
    scene.restsLawfully();

    assertThat(scene.order(intent, "anna").status()).isEqualTo(PaymentOrderStatus.CAPTURED);
  }

  @Test
  void a_shopper_whose_authorization_times_out_is_told_to_wait_and_then_the_truth() {
    scene.psp.on(":authorize", Mood.SILENT_AFTER);
    var intent = world.create(Baskets.of("o-1", "anna"));

    assertThat(world.authorize(intent, Baskets.TOKEN, "k-1").status()).isEqualTo(202);
    scene.restsLawfully();
    world.servers().clock().turn(Duration.ofMinutes(1));

    assertThat(world.authorize(intent, Baskets.TOKEN, "k-1").body()).isEqualTo("AUTHORIZED");
    assertThat(scene.effects(PspKey.authorize(intent))).isOne();
  }
}
