package dev.sluice.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.intent.NewPaymentIntent;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.order.State;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.simulation.database.Tables.Kept;
import dev.sluice.simulation.psp.Mood;
import dev.sluice.simulation.psp.Moods;
import dev.sluice.test.seeded.Chance;
import dev.sluice.test.seeded.Seeded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;

/** Any payments, a PSP that may say anything, processes that die anywhere. */
class RandomLivesTest {

  private static final List<String> SELLERS = List.of("anna", "bert", "cleo", "dora");
  private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD");

  @Seeded(times = 200)
  void no_life_breaks_the_laws(Chance chance) {
    var world = worldOf(chance);
    liveToTheEnd(world, chance);

    assertThat(world.servers().brokenLaws()).isEmpty();
    assertThat(world.servers().outbox().buried()).isEmpty();
    // after a day of silence the PSP is asked once to close an authorization by its key
    assertThat(world.servers().deadLetters().all())
        .allMatch(letter -> letter.reason().contains("could not be closed at the PSP"));
    everythingHasEnded(world);
  }

  @Seeded(times = 5)
  void the_same_seed_is_the_same_life(Chance chance) {
    var first = Chance.of(chance.seed());
    var second = Chance.of(chance.seed());
    var one = worldOf(first);
    var other = worldOf(second);
    liveToTheEnd(one, first);
    liveToTheEnd(other, second);

    for (var topic : Topic.values())
      assertThat(one.servers().topics().told(topic))
          .isEqualTo(other.servers().topics().told(topic));
    assertThat(one.servers().clock().instant()).isEqualTo(other.servers().clock().instant());
  }

  private static void liveToTheEnd(World world, Chance chance) {
    world.servers().faults().storm(chance, chance.nextDouble() * 0.2, chance.nextInt(60));
    live(world, chance);
    world.rest();
  }

  private static World worldOf(Chance chance) {
    var troubles = new ArrayList<>(EnumSet.allOf(Mood.class));
    troubles.remove(Mood.APPROVE);
    return new World(
        Settings.standard()
            .instances(1 + chance.nextInt(2), 1 + chance.nextInt(2))
            .batch(1 + chance.nextInt(20), 1 + chance.nextInt(4)),
        Moods.byChance(chance, chance.nextDouble() * 0.7, troubles),
        chance);
  }

  private static void live(World world, Chance chance) {
    int payments = 1 + chance.nextInt(6);
    for (int i = 0; i < payments; i++) {
      var basket = basket("o-" + i, chance);
      if (chance.flip(0.7)) world.pay(basket, Baskets.TOKEN);
      else authorize(world, world.create(basket), chance);
      for (int round = chance.nextInt(20); round > 0; round--) {
        world.round();
        if (chance.flip(0.1)) world.servers().topics().repeat(chance);
        if (chance.flip(0.03)) lose(world, chance);
        if (chance.flip(0.03)) world.servers().clock().turn(upToDays(chance));
      }
      if (chance.flip(0.1)) world.servers().timer().empty();
    }
  }

  /** A request to the PSP gets lost on its way: it is told again. */
  private static void lose(World world, Chance chance) {
    var topics = world.servers().topics();
    switch (chance.nextInt(3)) {
      case 0 ->
          topics.skip("payment-authorization-executor", Topic.PAYMENT_AUTHORIZATION_REQUESTED);
      case 1 -> topics.skip("payment-order-enqueuer", Topic.PAYMENT_ORDER_CREATED);
      default ->
          topics.skip("payment-order-psp-call-executor", Topic.PAYMENT_ORDER_PSP_CALL_REQUESTED);
    }
  }

  private static Duration upToDays(Chance chance) {
    return Duration.ofSeconds(chance.nextLong(chance.oneOf(10L, 600L, 30L * 60 * 60)) + 1);
  }

  private static void authorize(World world, PaymentIntentId intent, Chance chance) {
    world.authorize(intent, Baskets.TOKEN, "k-" + intent);
    if (chance.nextBoolean()) world.authorize(intent, Baskets.TOKEN, "k-" + intent);
  }

  private static NewPaymentIntent basket(String order, Chance chance) {
    var currency = chance.oneOf(CURRENCIES);
    var sellers = chance.shuffle(SELLERS).subList(0, 1 + chance.nextInt(SELLERS.size()));
    return Baskets.of(
        order,
        IntStream.range(0, sellers.size())
            .mapToObj(i -> {
              long amount = chance.amount(100_000);
              return Baskets.line(sellers.get(i), currency, amount, chance.nextLong(0, amount + 1));
            })
            .toList());
  }

  /** Only what a person has to look at may stay open. */
  private static void everythingHasEnded(World world) {
    var tables = world.servers().tables();
    for (var kept : tables.intents().all()) assertThat(kept.thing().pursuit()).isEmpty();
    for (var kept : tables.payments().all()) {
      var payment = kept.thing();
      var orders =
          tables.orders().all().stream()
              .map(Kept::thing)
              .filter(order -> order.payment().equals(payment.id()))
              .toList();
      boolean forPeople =
          payment.voidStatus() == VoidStatus.REVIEW
              || orders.stream().anyMatch(order -> order.state() instanceof State.Review);
      if (forPeople || waitsForExpiry(payment)) continue;
      assertThat(orders).as(payment.toString()).allMatch(order -> order.status().isTerminal());
      assertThat(payment).matches(Payment::isAtRest, "is at rest");
    }
  }

  /** A void that never reached the PSP in the life of its key. */
  private static boolean waitsForExpiry(Payment payment) {
    return payment.voidPursuit() != null && payment.voidPursuit().isLost();
  }
}
