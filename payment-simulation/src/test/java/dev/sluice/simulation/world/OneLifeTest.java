package dev.sluice.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.balance.ReadBalanceService;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.intent.PaymentIntentStatus;
import dev.sluice.domain.order.PaymentOrderStatus;
import dev.sluice.domain.payment.PaymentStatus;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.simulation.psp.Mood;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OneLifeTest {

  private final Scene scene = new Scene();
  private final World world = scene.world;

  @Test
  void two_sellers_are_paid() {
    var intent = world.pay(Baskets.of("o-1", "anna", "bert"), Baskets.TOKEN);
    scene.restsLawfully();

    assertThat(scene.payment(intent).status()).isEqualTo(PaymentStatus.CAPTURED);
    assertThat(scene.balances())
        .isEqualTo(
            Map.of(
                "PSP_RECEIVABLE:EUR", 2900L,
                "MERCHANT_PAYABLE:anna:EUR", 1269L,
                "MERCHANT_PAYABLE:bert:EUR", 1269L,
                "PLATFORM_COMMISSION_REVENUE:EUR", 362L));
    assertThat(scene.told(Topic.PAYMENT_CAPTURED))
        .hasSize(1)
        .allMatch(id -> id.value().contains(":PaymentCaptured:"));
    assertThat(scene.movements())
        .containsExactlyInAnyOrder("AUTH_HOLD", "CAPTURE", "CAPTURE", "COMMISSION", "COMMISSION");
  }

  @Test
  void a_balance_that_was_read_before_is_true_afterwards() {
    var reading = new ReadBalanceService(scene.servers().balances(), scene.servers().cache());
    var anna = new SellerId("anna");
    assertThat(reading.read(anna).balances()).isEmpty();
    world.pay(Baskets.of("o-1", "anna"), Baskets.TOKEN);
    scene.restsLawfully();

    assertThat(reading.read(anna).balances()).extracting("balance").containsExactly(1269L);
  }

  @Test
  void a_shopper_who_waits_is_paid_for_as_well() {
    var intent = world.create(Baskets.of("o-1", "anna"));
    var answer = world.authorize(intent, Baskets.TOKEN, "k-1");
    scene.restsLawfully();

    assertThat(answer.body()).isEqualTo("AUTHORIZED");
    assertThat(world.authorize(intent, Baskets.TOKEN, "k-1").replayed()).isTrue();
    assertThat(scene.payment(intent).status()).isEqualTo(PaymentStatus.CAPTURED);
  }

  @Test
  void a_payment_is_declined() {
    scene.psp.on(":authorize", Mood.DECLINE);
    var intent = world.pay(Baskets.of("o-1", "anna"), Baskets.TOKEN);
    scene.restsLawfully();

    assertThat(scene.intent(intent).status()).isEqualTo(PaymentIntentStatus.DECLINED);
    assertThat(scene.intent(intent).pspToken()).isNull();
    assertThat(scene.servers().journal().entries()).isEmpty();
  }

  @Test
  void the_rest_is_given_back_when_one_seller_fails() {
    var intent = world.pay(Baskets.of("o-1", "anna", "bert"), Baskets.TOKEN);
    scene.psp.on(scene.captureKey(intent, "bert").value(), Mood.DECLINE);
    scene.restsLawfully();

    var payment = scene.payment(intent);
    assertThat(payment.status()).isEqualTo(PaymentStatus.PARTIALLY_CAPTURED);
    assertThat(payment.voidStatus()).isEqualTo(VoidStatus.VOIDED);
    assertThat(payment.isAtRest()).isTrue();
    assertThat(scene.movements()).contains("AUTH_RELEASE").doesNotContain("CAPTURE_REVIEW");
    assertThat(scene.effects(payment.voidKey())).isOne();
    assertThat(scene.told(Topic.PAYMENT_CAPTURED))
        .allMatch(id -> id.value().contains(":PaymentCaptured:"))
        .hasSize(1);
    assertThat(scene.balances())
        .isEqualTo(
            Map.of(
                "PSP_RECEIVABLE:EUR", 1450L,
                "MERCHANT_PAYABLE:anna:EUR", 1269L,
                "PLATFORM_COMMISSION_REVENUE:EUR", 181L));
  }

  @Test
  void a_payment_whose_only_seller_fails_is_voided() {
    var intent = world.pay(Baskets.of("o-1", "anna"), Baskets.TOKEN);
    scene.psp.on(scene.captureKey(intent, "anna").value(), Mood.DECLINE);
    scene.restsLawfully();

    assertThat(scene.payment(intent).status()).isEqualTo(PaymentStatus.VOIDED);
    assertThat(scene.told(Topic.PAYMENT_CAPTURED))
        .allMatch(id -> id.value().contains(":PaymentVoided:"))
        .hasSize(1);
    assertThat(scene.balances()).isEmpty();
  }

  @Test
  void an_authorization_of_another_amount_goes_to_a_person() {
    scene.psp.on(":authorize", Mood.WRONG_AMOUNT);
    var intent = world.pay(Baskets.of("o-1", "anna"), Baskets.TOKEN);
    scene.restsLawfully();

    assertThat(scene.intent(intent).status()).isEqualTo(PaymentIntentStatus.REVIEW);
    assertThat(scene.servers().payments().find(scene.intent(intent).payment())).isEmpty();
  }

  @Test
  void a_capture_of_another_amount_waits_in_suspense() {
    var intent = world.pay(Baskets.of("o-1", "anna", "bert"), Baskets.TOKEN);
    scene.psp.on(scene.captureKey(intent, "bert").value(), Mood.WRONG_AMOUNT);
    world.rest();

    assertThat(scene.servers().brokenLaws()).isEmpty();
    assertThat(scene.deadLetters()).isEmpty();
    assertThat(scene.order(intent, "bert").status()).isEqualTo(PaymentOrderStatus.REVIEW);
    assertThat(scene.order(intent, "anna").status()).isEqualTo(PaymentOrderStatus.CAPTURED);
    assertThat(scene.movements()).contains("CAPTURE_REVIEW");
    assertThat(scene.balances())
        .containsEntry("SUSPENSE:EUR", 1449L)
        .containsEntry("PSP_RECEIVABLE:EUR", 2899L)
        .containsEntry("AUTH_LIABILITY:EUR", 1450L);
    assertThat(scene.payment(intent).completed()).isFalse();
    assertThat(scene.told(Topic.PAYMENT_CAPTURED)).isEmpty();
  }
}
