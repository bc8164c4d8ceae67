package dev.sluice.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.payment.PaymentStatus;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.simulation.fault.Point;
import dev.sluice.simulation.fault.Weather;
import dev.sluice.simulation.psp.Mood;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process dies wherever one can: each moment of a whole life in turn. */
class DeathTest {

  private static final int MORE_THAN_THERE_ARE = 1000;

  @ParameterizedTest
  @EnumSource(Point.class)
  void whoever_dies_nothing_is_lost_and_nothing_done_twice(Point point) {
    for (int nth = 1; nth < MORE_THAN_THERE_ARE; nth++) {
      var scene = new Scene();
      scene.servers().faults().crash(point, nth);
      var intent = aLifeWithEverything(scene);
      if (!scene.servers().faults().isOver()) return;
      assertThat(scene.world.crashes()).isOne();
      endsWell(scene, intent);
    }
  }

  @ParameterizedTest
  @EnumSource(Point.class)
  void bad_weather_loses_nothing_and_does_nothing_twice(Point point) {
    for (int nth = 1; nth < MORE_THAN_THERE_ARE; nth++) {
      // a PSP never throws: silence is an answer
      if (point == Point.PSP_BEFORE_CALL || point == Point.PSP_AFTER_CALL) return;
      var scene = new Scene();
      scene
          .servers()
          .faults()
          .at(
              point,
              nth,
              () -> {
                throw new Weather(point);
              });
      var intent = aLifeWithEverything(scene);
      if (!scene.servers().faults().isOver()) return;
      endsWell(scene, intent);
    }
  }

  /** Captured, captured after silence, declined, and the rest voided. */
  private static PaymentIntentId aLifeWithEverything(Scene scene) {
    var intent = scene.world.pay(Baskets.of("o-1", "anna", "bert", "cleo"), Baskets.TOKEN);
    scene.psp.on(scene.captureKey(intent, "bert").value(), Mood.SILENT_AFTER);
    scene.psp.on(scene.captureKey(intent, "cleo").value(), Mood.DECLINE);
    scene.world.rest();
    return intent;
  }

  private static void endsWell(Scene scene, PaymentIntentId intent) {
    scene.isLawful();
    assertThat(scene.deadLetters()).isEmpty();
    var payment = scene.payment(intent);
    assertThat(payment.voidStatus()).isEqualTo(VoidStatus.VOIDED);
    assertThat(scene.told(Topic.PAYMENT_CAPTURED)).hasSize(1);
    for (var seller : new String[] {"anna", "bert"})
      assertThat(scene.effects(scene.captureKey(intent, seller))).isLessThanOrEqualTo(1);
    assertThat(payment.status()).isIn(PaymentStatus.PARTIALLY_CAPTURED, PaymentStatus.CAPTURED);
  }
}
