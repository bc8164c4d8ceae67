package dev.sluice.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.review.Resolution.Verdict;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.order.PaymentOrderStatus;
import dev.sluice.domain.payment.PaymentStatus;
import dev.sluice.simulation.psp.Mood;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The PSP takes more than it was asked for. */
class ExcessLifeTest {

  private final Scene scene = new Scene();
  private final World world = scene.world;

  @Test
  void what_was_too_much_is_nobodys_until_the_shopper_has_it_back() {
    var intent = paid("anna");
    assertThat(scene.order(intent, "anna").status()).isEqualTo(PaymentOrderStatus.REVIEW);
    assertThat(scene.balances()).containsEntry("SUSPENSE:EUR", 1451L);

    found(intent, Verdict.CAPTURED);
    scene.restsLawfully();
    assertThat(scene.payment(intent).status()).isEqualTo(PaymentStatus.CAPTURED);
    assertThat(scene.balances())
        .containsEntry("SUSPENSE:EUR", 1L)
        .containsEntry("PSP_RECEIVABLE:EUR", 1451L);

    found(intent, Verdict.EXCESS_RETURNED);
    scene.restsLawfully();
    assertThat(scene.balances())
        .doesNotContainKey("SUSPENSE:EUR")
        .containsEntry("PSP_RECEIVABLE:EUR", 1450L);
  }

  @Test
  void no_more_goes_back_to_the_shopper_as_a_refund_than_was_sold() {
    var intent = paid("anna");
    found(intent, Verdict.CAPTURED);
    scene.restsLawfully();

    world.refund(scene.payment(intent).id(), List.of(), "r-1");
    scene.restsLawfully();
    assertThat(scene.order(intent, "anna").status()).isEqualTo(PaymentOrderStatus.REFUNDED);
    assertThat(scene.balances())
        .containsEntry("SUSPENSE:EUR", 1L)
        .containsEntry("PSP_RECEIVABLE:EUR", 1L);
  }

  /** The authorization is of both: what one took beyond its share is missing for the other. */
  @Test
  void another_order_may_find_too_little_left() {
    var intent = world.pay(Baskets.of("o-1", "anna", "bert"), Baskets.TOKEN);
    scene.psp.on(scene.captureKey(intent, "anna").value(), Mood.TOO_MUCH);
    scene.psp.on(scene.captureKey(intent, "bert").value(), Mood.SILENT_BEFORE);
    world.rest();

    assertThat(scene.order(intent, "anna").status()).isEqualTo(PaymentOrderStatus.REVIEW);
    assertThat(scene.order(intent, "bert").status()).isEqualTo(PaymentOrderStatus.CAPTURE_FAILED);
    assertThat(scene.servers().brokenLaws()).isEmpty();
  }

  private PaymentIntentId paid(String seller) {
    var intent = world.pay(Baskets.of("o-1", seller), Baskets.TOKEN);
    scene.psp.on(scene.captureKey(intent, seller).value(), Mood.TOO_MUCH);
    world.rest();
    return intent;
  }

  private void found(PaymentIntentId intent, Verdict verdict) {
    var order = scene.order(intent, "anna").id().value();
    world.resolve(order, verdict, "ines", "first-" + verdict);
    assertThat(world.resolve(order, verdict, "jon", "second-" + verdict)).isEqualTo("RESOLVED");
  }
}
