package dev.sluice.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.refund.RefundPaymentService.Line;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrderStatus;
import dev.sluice.domain.payment.PaymentStatus;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.refund.Refund;
import dev.sluice.domain.refund.RefundStatus;
import dev.sluice.simulation.psp.Mood;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefundLifeTest {

  private final Scene scene = new Scene();
  private final World world = scene.world;
  private final PaymentIntentId intent = paid();

  private PaymentIntentId paid() {
    var paid = world.pay(Baskets.of("o-1", "anna", "bert"), Baskets.TOKEN);
    scene.restsLawfully();
    return paid;
  }

  @Test
  void a_payment_goes_back_whole() {
    var refunds = world.refund(payment(), List.of(), "r-1");
    scene.restsLawfully();

    assertThat(refunds).hasSize(2);
    assertThat(scene.payment(intent).status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(scene.order(intent, "anna").status()).isEqualTo(PaymentOrderStatus.REFUNDED);
    // nothing is settled yet: what is owed back stands against what is pending
    assertThat(scene.balances())
        .containsOnlyKeys(
            "MERCHANT_AVAILABLE:anna:EUR",
            "MERCHANT_AVAILABLE:bert:EUR",
            "MERCHANT_PAYABLE:anna:EUR",
            "MERCHANT_PAYABLE:bert:EUR")
        .containsEntry("MERCHANT_AVAILABLE:anna:EUR", -1269L)
        .containsEntry("MERCHANT_PAYABLE:anna:EUR", 1269L);
  }

  @Test
  void several_run_one_after_the_other() {
    var refunds = world.refund(payment(), List.of(anna(100), anna(200), anna(300)), "r-1");
    scene.psp.on(refunds.get(0).value(), Mood.SILENT_AFTER);
    scene.psp.on(refunds.get(1).value(), Mood.DECLINE);
    scene.restsLawfully();

    assertThat(scene.order(intent, "anna").refunds().all())
        .extracting(Refund::status)
        .containsExactly(RefundStatus.SUCCEEDED, RefundStatus.FAILED, RefundStatus.SUCCEEDED);
    assertThat(scene.payment(intent).status()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
    assertThat(scene.payment(intent).refunded()).isEqualTo(eur(400));
    assertThat(
            scene.servers().psp().requests().stream()
                .map(request -> request.key())
                .filter(key -> key.value().startsWith(RefundId.PREFIX))
                .distinct())
        .containsExactlyElementsOf(refunds.stream().map(PspKey::refund).toList());
    assertThat(scene.effects(PspKey.refund(refunds.getFirst()))).isOne();
  }

  @Test
  void what_the_psp_refuses_may_be_asked_for_again() {
    var refused = world.refund(payment(), List.of(anna(1450)), "r-1").getFirst();
    assertThatThrownBy(() -> world.refund(payment(), List.of(anna(1)), "r-2"))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ErrorCode.EXCEEDS_REFUNDABLE));
    scene.psp.on(refused.value(), Mood.DECLINE);
    scene.restsLawfully();

    world.refund(payment(), List.of(anna(1450)), "r-3");
    scene.restsLawfully();
    assertThat(scene.order(intent, "anna").status()).isEqualTo(PaymentOrderStatus.REFUNDED);
  }

  @Test
  void a_refund_of_another_amount_is_for_a_person_and_keeps_its_claim() {
    var wrong = world.refund(payment(), List.of(anna(1000), anna(450)), "r-1").getFirst();
    scene.psp.on(wrong.value(), Mood.WRONG_AMOUNT);
    scene.restsLawfully();

    var order = scene.order(intent, "anna");
    assertThat(order.refunds().all())
        .extracting(Refund::status)
        .containsExactly(RefundStatus.REVIEW, RefundStatus.SUCCEEDED);
    assertThat(order.refundable()).isEqualTo(eur(0));
    assertThat(order.status()).isEqualTo(PaymentOrderStatus.PARTIALLY_REFUNDED);
  }

  @Test
  void a_refund_nobody_knows_any_more_is_never_asked_for_again() {
    var lost = world.refund(payment(), List.of(anna(1000)), "r-1").getFirst();
    var key = PspKey.refund(lost);
    scene.psp.on(
        lost.value(),
        Mood.SILENT_BEFORE,
        Mood.SILENT_BEFORE,
        Mood.SILENT_BEFORE,
        Mood.SILENT_BEFORE,
        Mood.SILENT_BEFORE);
    scene.psp.deaf(key, 40);
    scene.restsLawfully();

    var refund = scene.order(intent, "anna").refunds().all().getFirst();
    assertThat(refund.status()).isEqualTo(RefundStatus.REVIEW);
    assertThat(scene.requests(key)).isEqualTo(5);
    assertThat(scene.effects(key)).isZero();
    assertThat(scene.servers().clock().instant())
        .isAfter(refund.createdAt().plus(Duration.ofHours(20)));
  }

  @Test
  void the_same_request_again_is_the_same_refund() {
    var first = world.refund(payment(), List.of(anna(10)), "r-1");
    assertThat(world.refund(payment(), List.of(anna(10)), "r-1")).isEqualTo(first);
    scene.restsLawfully();
    assertThat(scene.order(intent, "anna").refunded()).isEqualTo(eur(10));
  }

  private PaymentId payment() {
    return scene.payment(intent).id();
  }

  private Line anna(long minor) {
    return new Line(scene.order(intent, "anna").id(), eur(minor));
  }

  private static Amount eur(long minor) {
    return Amount.of(minor, "EUR");
  }
}
