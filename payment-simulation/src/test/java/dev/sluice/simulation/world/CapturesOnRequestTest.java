package dev.sluice.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.order.ChangeOrdersService.Part;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrderStatus;
import dev.sluice.domain.payment.PaymentStatus;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.simulation.psp.Mood;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Payments whose captures the marketplace asks for, from the door to the books. */
class CapturesOnRequestTest {

  private final Scene scene = new Scene();
  private final World world = scene.world;
  private int requests;

  @Test
  void two_parts_of_a_thousand_at_a_tenth_are_booked_each_with_its_commission() {
    var intent = authorized(1000, 100);

    capture(intent, 600);
    capture(intent, 400);
    scene.restsLawfully();

    assertThat(scene.payment(intent).status()).isEqualTo(PaymentStatus.CAPTURED);
    assertThat(scene.balances())
        .isEqualTo(
            Map.of(
                "PSP_RECEIVABLE:EUR", 1000L,
                "MERCHANT_PAYABLE:anna:EUR", 900L,
                "PLATFORM_COMMISSION_REVENUE:EUR", 100L));
    assertThat(scene.movements())
        .containsExactlyInAnyOrder("AUTH_HOLD", "CAPTURE", "COMMISSION", "CAPTURE", "COMMISSION");
    var order = scene.order(intent, "anna");
    assertThat(scene.effects(PspKey.capture(order.id(), 1))).isOne();
    assertThat(scene.effects(PspKey.capture(order.id(), 2))).isOne();
    assertThat(scene.told(Topic.PAYMENT_CAPTURED)).hasSize(1);
  }

  @Test
  void a_capture_that_comes_first_is_taken_and_the_void_gives_the_rest_back() {
    var intent = authorized(1000, 100);
    var order = scene.order(intent, "anna");
    ask(intent, 600);

    refused(() -> cancel(intent), ErrorCode.OPERATION_RUNNING);
    workAll();
    cancel(intent);
    scene.restsLawfully();

    assertThat(scene.order(intent, "anna").status()).isEqualTo(PaymentOrderStatus.CAPTURED);
    assertThat(scene.payment(intent).status()).isEqualTo(PaymentStatus.PARTIALLY_CAPTURED);
    assertThat(scene.payment(intent).voidStatus()).isEqualTo(VoidStatus.VOIDED);
    assertThat(scene.servers().psp().records())
        .filteredOn(did -> did.operation().equals("void"))
        .singleElement()
        .satisfies(did -> assertThat(did.amount()).isEqualTo(Amount.of(400, "EUR")));
    assertThat(scene.effects(PspKey.capture(order.id(), 1))).isOne();
  }

  @Test
  void a_void_that_comes_first_keeps_the_psp_from_ever_hearing_of_a_capture() {
    var intent = authorized(1000, 100);
    var order = scene.order(intent, "anna");

    cancel(intent);
    refused(() -> ask(intent, 600), ErrorCode.WRONG_STATE);
    scene.restsLawfully();

    assertThat(scene.requests(PspKey.capture(order.id(), 1))).isZero();
    assertThat(scene.payment(intent).status()).isEqualTo(PaymentStatus.VOIDED);
    assertThat(scene.balances()).isEmpty();
  }

  @Test
  void a_refused_capture_leaves_what_was_captured_before_and_another_may_follow() {
    var intent = authorized(1000, 100);
    var order = scene.order(intent, "anna");
    scene.psp.on(PspKey.capture(order.id(), 2).value(), Mood.DECLINE);

    capture(intent, 300);
    capture(intent, 300);
    assertThat(scene.order(intent, "anna").status())
        .isEqualTo(PaymentOrderStatus.PARTIALLY_CAPTURED);
    capture(intent, 700);
    scene.restsLawfully();

    assertThat(scene.order(intent, "anna").captured()).isEqualTo(Amount.of(1000, "EUR"));
    assertThat(scene.effects(PspKey.capture(order.id(), 3))).isOne();
  }

  @Test
  void a_refused_first_capture_fails_the_order() {
    var intent = authorized(1000, 100);
    scene.psp.on(scene.captureKey(intent, "anna").value(), Mood.DECLINE);

    capture(intent, 300);
    scene.restsLawfully();

    assertThat(scene.order(intent, "anna").status()).isEqualTo(PaymentOrderStatus.CAPTURE_FAILED);
    assertThat(scene.balances()).isEmpty();
  }

  @Test
  void a_single_order_is_voided_and_the_other_captured() {
    var basket = Baskets.manual("o-1", "anna", "bert");
    var intent = world.pay(basket, Baskets.TOKEN);
    workAll();
    var anna = scene.order(intent, "anna").id();

    world.voidOrders(scene.payment(intent).id(), List.of(anna), "void");
    world.capture(scene.payment(intent).id(), List.of(), "rest");
    scene.restsLawfully();

    assertThat(scene.order(intent, "anna").status()).isEqualTo(PaymentOrderStatus.CANCELLED);
    assertThat(scene.order(intent, "bert").status()).isEqualTo(PaymentOrderStatus.CAPTURED);
    assertThat(scene.payment(intent).status()).isEqualTo(PaymentStatus.PARTIALLY_CAPTURED);
    assertThat(scene.effects(PspKey.voiding(intent))).isOne();
  }

  @Test
  void what_nobody_captures_in_time_ends_with_its_authorization_and_nobody_voids_it() {
    var nothing = authorized(1000, 100);
    var part = authorized(1000, 100);
    capture(part, 300);

    scene.restsLawfully();

    assertThat(scene.order(nothing, "anna").status()).isEqualTo(PaymentOrderStatus.CANCELLED);
    assertThat(scene.payment(nothing).status()).isEqualTo(PaymentStatus.VOIDED);
    assertThat(scene.order(part, "anna").status()).isEqualTo(PaymentOrderStatus.CAPTURED);
    assertThat(scene.payment(part).status()).isEqualTo(PaymentStatus.PARTIALLY_CAPTURED);
    for (var intent : List.of(nothing, part)) {
      assertThat(scene.requests(PspKey.voiding(intent))).isZero();
      assertThat(scene.payment(intent).isAtRest()).isTrue();
    }
    assertThat(scene.told(Topic.PAYMENT_ORDER_FINALIZED))
        .anyMatch(id -> id.value().endsWith(":expiry"));
  }

  private PaymentIntentId authorized(long value, long commission) {
    var line = Baskets.line("anna", "EUR", value, commission);
    var intent = world.pay(Baskets.manual("o-" + requests++, List.of(line)), Baskets.TOKEN);
    workAll();
    return intent;
  }

  private void workAll() {
    while (world.round()) {}
  }

  private void capture(PaymentIntentId intent, long cents) {
    ask(intent, cents);
    workAll();
  }

  private void ask(PaymentIntentId intent, long cents) {
    var part = new Part(scene.order(intent, "anna").id(), Amount.of(cents, "EUR"), false);
    world.capture(scene.payment(intent).id(), List.of(part), "k-" + requests++);
  }

  private void cancel(PaymentIntentId intent) {
    world.voidOrders(scene.payment(intent).id(), List.of(), "k-" + requests++);
  }

  private static void refused(Runnable request, ErrorCode code) {
    assertThatThrownBy(request::run)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }
}
