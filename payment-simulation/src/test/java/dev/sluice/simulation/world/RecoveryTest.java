package dev.sluice.simulation.world;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.order.PaymentOrderStatus;
import dev.sluice.domain.order.State;
import dev.sluice.domain.payment.PaymentStatus;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.simulation.fault.Crash;
import dev.sluice.simulation.fault.Point;
import dev.sluice.simulation.fault.Weather;
import dev.sluice.simulation.pipeline.InMemoryCalls;
import dev.sluice.simulation.psp.Mood;
import dev.sluice.test.seeded.Chance;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is forgotten on the way is found again. */
class RecoveryTest {

  private final Scene scene = new Scene();
  private final World world = scene.world;
  private final Servers servers = scene.servers();

  private PaymentIntentId paid() {
    return world.pay(Baskets.of("o-1", "anna", "bert"), Baskets.TOKEN);
  }

  private void runUntilNothingIsLeftToDoNow() {
    while (world.round()) {}
  }

  /** Until the next try or question about anna's order. */
  private void untilDue(PaymentIntentId intent) {
    servers
        .clock()
        .turnTo(requireNonNull(scene.order(intent, "anna").pursuit().orElseThrow().nextAt()));
  }

  private void relayAll() {
    var relay = ServiceApp.relayOf(servers, Fittings.SOUND, "by-hand");
    while (relay.runOnce() > 0) {}
  }

  @Test
  void the_timer_names_what_is_due() {
    var intent = paid();
    scene.psp.on(scene.captureKey(intent, "anna").value(), Mood.SILENT_AFTER);
    runUntilNothingIsLeftToDoNow();

    assertThat(servers.timer().waiting()).isOne();
    untilDue(intent);
    assertThat(ConsumersApp.retryOf(servers, Fittings.SOUND, servers.clock()).runOnce().named())
        .isOne();
    scene.restsLawfully();
  }

  @Test
  void the_timer_names_an_authorization_and_a_void_as_well() {
    scene.psp.on(":authorize", Mood.SILENT_AFTER).on(":void", Mood.SILENT_AFTER);
    var intent = paid();
    scene.psp.on(scene.captureKey(intent, "anna").value(), Mood.DECLINE);
    for (int named = 0; named < 2; named++) {
      runUntilNothingIsLeftToDoNow();
      assertThat(servers.timer().waiting()).isOne();
      servers.clock().turn(servers.settings().psp().backoff().longest());
      assertThat(ConsumersApp.retryOf(servers, Fittings.SOUND, servers.clock()).runOnce().named())
          .isOne();
    }
    scene.restsLawfully();
    assertThat(scene.effects(PspKey.voiding(intent))).isOne();
  }

  @Test
  void the_sweep_finds_what_an_emptied_timer_forgot() {
    var intent = paid();
    scene.psp.on(scene.captureKey(intent, "anna").value(), Mood.SILENT_AFTER);
    runUntilNothingIsLeftToDoNow();
    servers.timer().empty();
    untilDue(intent);

    var retry = ConsumersApp.retryOf(servers, Fittings.SOUND, servers.clock());
    assertThat(retry.runOnce().named()).isZero();
    assertThat(retry.sweep().swept()).isOne();
    assertThat(retry.sweep().swept()).isZero();
    scene.restsLawfully();
    assertThat(scene.effects(scene.captureKey(intent, "anna"))).isOne();
  }

  @Test
  void a_timer_that_is_away_changes_nothing() {
    servers.timer().away(true);
    var intent = paid();
    scene.psp.on(scene.captureKey(intent, "anna").value(), Mood.SILENT_AFTER);
    scene.restsLawfully();

    assertThat(scene.payment(intent).status()).isEqualTo(PaymentStatus.CAPTURED);
  }

  @Test
  void a_timer_that_rings_too_early_or_twice_does_nothing() {
    var intent = paid();
    scene.psp.on(scene.captureKey(intent, "anna").value(), Mood.SILENT_AFTER);
    runUntilNothingIsLeftToDoNow();
    var id = scene.order(intent, "anna").id().value();
    servers.timer().schedule(Map.of(id, servers.clock().instant()));

    assertThat(ConsumersApp.retryOf(servers, Fittings.SOUND, servers.clock()).runOnce().named())
        .isZero();
    scene.restsLawfully();
    assertThat(scene.requests(scene.captureKey(intent, "anna"))).isEqualTo(2);
  }

  @Test
  void a_lost_request_to_authorize_is_told_again() {
    var intent = paid();
    relayAll();
    servers.topics().skip("payment-authorization-executor", Topic.PAYMENT_AUTHORIZATION_REQUESTED);
    scene.restsLawfully();

    assertThat(scene.told(Topic.PAYMENT_AUTHORIZATION_REQUESTED)).hasSize(1);
    assertThat(scene.payment(intent).status()).isEqualTo(PaymentStatus.CAPTURED);
  }

  @Test
  void lost_news_of_orders_are_told_again_by_the_same_ids_and_the_same_trace() {
    var intent = world.create(Baskets.of("o-1", "anna", "bert"));
    world.authorize(intent, Baskets.TOKEN, "k-1");
    relayAll();
    servers.topics().skip("payment-order-enqueuer", Topic.PAYMENT_ORDER_CREATED);
    scene.restsLawfully();

    assertThat(scene.told(Topic.PAYMENT_ORDER_CREATED)).hasSize(2);
    assertThat(servers.topics().told(Topic.PAYMENT_ORDER_CREATED)).hasSize(4);
    assertThat(scene.payment(intent).status()).isEqualTo(PaymentStatus.CAPTURED);
  }

  @Test
  void lost_requests_to_capture_are_told_again() {
    var intent = paid();
    servers
        .faults()
        .at(
            Point.PSP_AFTER_CALL,
            2,
            () -> {
              throw new Crash(Point.PSP_AFTER_CALL);
            });
    while (servers.orders().ofPayment(scene.intent(intent).payment()).stream()
        .noneMatch(order -> order.state() instanceof State.Requested)) world.round();
    servers
        .topics()
        .skip("payment-order-psp-call-executor", Topic.PAYMENT_ORDER_PSP_CALL_REQUESTED);
    scene.restsLawfully();

    assertThat(scene.payment(intent).status()).isEqualTo(PaymentStatus.CAPTURED);
  }

  @Test
  void a_relay_that_wakes_up_late_sends_copies_only() {
    var intent = world.create(Baskets.of("o-1", "anna", "bert"));
    world.authorize(intent, Baskets.TOKEN, "k-1");
    var zombie = ServiceApp.relayOf(servers, Fittings.SOUND, "zombie");
    assertThat(zombie.runOnce()).isOne();
    servers
        .faults()
        .at(
            Point.BROKER_WHILE_PUBLISHING,
            2,
            () -> {
              servers.clock().turn(servers.settings().lease());
              relayAll();
            });
    zombie.runOnce();

    assertThat(servers.topics().told(Topic.PAYMENT_ORDER_CREATED)).hasSizeGreaterThan(2);
    assertThat(servers.outbox().waiting()).isEmpty();
    scene.restsLawfully();
    assertThat(scene.payment(intent).status()).isEqualTo(PaymentStatus.CAPTURED);
  }

  @Test
  void a_root_expanded_by_two_relays_is_one_payment() {
    var intent = world.create(Baskets.of("o-1", "anna", "bert"));
    world.authorize(intent, Baskets.TOKEN, "k-1");
    // the second transaction of a round expands what the first has claimed
    servers
        .faults()
        .at(
            Point.DATABASE_BEGIN,
            2,
            () -> {
              servers.clock().turn(servers.settings().lease());
              relayAll();
            });
    ServiceApp.relayOf(servers, Fittings.SOUND, "zombie").runOnce();
    scene.restsLawfully();

    assertThat(servers.topics().told(Topic.PAYMENT_AUTHORIZED)).hasSize(1);
    assertThat(servers.topics().told(Topic.PAYMENT_ORDER_CREATED)).hasSize(2);
    assertThat(servers.outbox().buried()).isEmpty();
  }

  @Test
  void payments_that_wait_for_a_person_do_not_keep_others_from_their_void() {
    var small = new Scene(Settings.standard().batch(1, 1));
    var stuck = small.world.pay(Baskets.of("o-1", "anna", "bert"), Baskets.TOKEN);
    var free = small.world.pay(Baskets.of("o-2", "cleo"), Baskets.TOKEN);
    small.psp.on(small.captureKey(stuck, "bert").value(), Mood.WRONG_AMOUNT);
    for (var key : List.of(small.captureKey(stuck, "anna"), small.captureKey(free, "cleo"))) {
      small.psp.on(key.value(), Collections.nCopies(99, Mood.SILENT_BEFORE).toArray(Mood[]::new));
      small.psp.deaf(key, 25);
    }
    small.world.rest();

    assertThat(small.order(stuck, "bert").status()).isEqualTo(PaymentOrderStatus.REVIEW);
    assertThat(small.payment(free).status()).isEqualTo(PaymentStatus.VOIDED);
    assertThat(small.effects(PspKey.voiding(free))).isOne();
  }

  @Test
  void a_janitor_who_dies_over_a_question_asks_the_next_one() {
    var intent = paid();
    var key = scene.captureKey(intent, "anna");
    scene.psp.on(key.value(), Mood.ACCEPT);
    runUntilNothingIsLeftToDoNow();
    untilDue(intent);
    var calls = new InMemoryCalls(servers.database(), Chance.of(1), 4);
    servers.faults().weather(Point.PSP_AFTER_CALL, 1);
    try {
      ConsumersApp.janitorOf(servers, Fittings.SOUND, servers.clock(), calls).runOnce();
    } catch (Weather died) {
      assertThat(servers.psp().questions()).containsExactly(key);
    }
    scene.restsLawfully();

    assertThat(servers.psp().questions()).containsExactly(key, key);
    assertThat(scene.order(intent, "anna").status()).isEqualTo(PaymentOrderStatus.CAPTURED);
  }
}
