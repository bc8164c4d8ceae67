package dev.sluice.simulation.life;

import dev.sluice.application.pipeline.Topic;
import dev.sluice.simulation.audit.Endings;
import dev.sluice.simulation.audit.HeardDisputes;
import dev.sluice.simulation.fault.Trouble;
import dev.sluice.simulation.psp.Mood;
import dev.sluice.simulation.psp.Moods;
import dev.sluice.simulation.trace.Trace;
import dev.sluice.simulation.world.Fittings;
import dev.sluice.simulation.world.Settings;
import dev.sluice.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

/**
 * One life of many payments, drawn from a seed: several instances of both applications, a PSP that
 * may say anything, processes that die, stand still and wake, messages that come twice, late or
 * never, clocks that are wrong. When everything has come to rest the laws are asked.
 */
public final class PaymentSimulation {

  /** At least so many payments are under way at once. */
  private static final int FEWEST_PAYMENTS = 5;

  private static final int MORE_PAYMENTS = 4;

  /**
   * A record that waits longer than the inbox remembers is a dead letter, as it has to be: nobody
   * stands still for so long here.
   */
  private static final int MOST_WEEKS = 3;

  private static final int MOST_TROUBLES = 60;
  private static final int MOST_WISHES = 12;
  private static final double WORST_STORM = 0.15;
  private static final double WORST_PSP = 0.7;
  private static final List<Mood> TROUBLES =
      List.copyOf(EnumSet.complementOf(EnumSet.of(Mood.APPROVE)));

  private final LongFunction<RandomGenerator> chance;
  private final Fittings fittings;

  /**
   * @param chance from a seed; the same seed has to draw the same
   */
  public PaymentSimulation(LongFunction<RandomGenerator> chance, Fittings fittings) {
    this.chance = chance;
    this.fittings = fittings;
  }

  /**
   * Plays one life to its end.
   *
   * @param reader gets the trace, line by line
   */
  public Life play(long seed, Consumer<String> reader) {
    var dice = new Dice(chance.apply(seed));
    var trace = new Trace(reader);
    var world = worldOf(dice, trace);
    var begin = world.servers().clock().instant();
    var violations = new ArrayList<String>();
    try {
      var merchants = new Merchants(world, dice);
      var reviewers = new Reviewers(world, dice);
      var accountants = new Accountants(world, dice);
      var bankers = new Bankers(world, dice, merchants);
      int begun = live(world, dice, merchants, reviewers, accountants, bankers);
      world.rest();
      if (dice.flip(0.5)) storm(world, dice);
      reviewers.finish();
      world.rest();
      if (dice.flip(0.7)) giveBack(world, dice, reviewers, accountants, bankers);
      accountants.finish();
      world.rest();
      reviewers.finish();
      bankers.finish();
      violations.addAll(judge(world, begun));
      violations.addAll(bankers.broken());
      violations.addAll(accountants.broken());
      violations.addAll(merchants.broken());
    } catch (RuntimeException | AssertionError broken) {
      violations.add("it broke: " + broken);
    }
    var coverage = world.servers().coverage();
    return new Life(
        seed,
        violations,
        coverage,
        trace.hash(),
        Duration.between(begin, world.servers().clock().instant()));
  }

  private World worldOf(Dice dice, Trace trace) {
    var settings =
        Settings.standard()
            .instances(2 + dice.nextInt(2), 2 + dice.nextInt(2))
            .batch(1 + dice.nextInt(20), 1 + dice.nextInt(4));
    var moods = Moods.byChance(dice, dice.nextDouble() * WORST_PSP, TROUBLES);
    return new World(settings, moods, dice, fittings, trace);
  }

  /** Gives back how many payments were begun. */
  private static int live(
      World world,
      Dice dice,
      Merchants merchants,
      Reviewers reviewers,
      Accountants accountants,
      Bankers bankers) {
    var shoppers = new Shoppers(world, dice, merchants);
    var shippers = new Shippers(world, dice);
    int payments = FEWEST_PAYMENTS + dice.nextInt(MORE_PAYMENTS);
    storm(world, dice);
    while (shoppers.begun() < payments) {
      if (dice.flip(0.5)) reviewers.act();
      if (dice.flip(0.2)) merchants.agree();
      shoppers.act();
      for (int round = dice.nextInt(3); round > 0; round--) world.round();
      if (dice.flip(0.4)) shippers.act();
      disturb(world, dice);
    }
    int weeks = 0;
    for (int round = dice.nextInt(60); round > 0; round--) {
      world.round();
      if (dice.flip(0.4)) reviewers.act();
      if (dice.flip(0.3)) shippers.act();
      if (dice.flip(0.1)) accountants.act();
      if (dice.flip(0.2)) bankers.act();
      disturb(world, dice);
      if (dice.flip(0.01) && weeks++ < MOST_WEEKS) world.servers().clock().turn(Duration.ofDays(7));
    }
    shoppers.finish();
    world.servers().timer().away(false);
    return shoppers.begun();
  }

  /** From now on things go wrong, more or less often. */
  private static void storm(World world, Dice dice) {
    world
        .servers()
        .faults()
        .storm(dice, dice.nextDouble() * WORST_STORM, dice.nextInt(MOST_TROUBLES));
  }

  /** What was taken goes back, in part or whole, while things go wrong again. */
  private static void giveBack(
      World world, Dice dice, Reviewers reviewers, Accountants accountants, Bankers bankers) {
    var servers = world.servers();
    storm(world, dice);
    var marketplace = new Marketplace(world, dice);
    for (int wishes = 1 + dice.nextInt(MOST_WISHES); wishes > 0; wishes--) {
      marketplace.act();
      if (dice.flip(0.3)) accountants.act();
      if (dice.flip(0.4)) bankers.act();
      for (int round = dice.nextInt(3); round > 0; round--) world.round();
      if (dice.flip(0.4)) reviewers.act();
      disturb(world, dice);
    }
    servers.timer().away(false);
    world.rest();
    reviewers.finish();
    marketplace.asksForTheRest();
    world.rest();
    reviewers.finish();
  }

  /** What can happen without anybody coming by. */
  private static void disturb(World world, Dice dice) {
    var servers = world.servers();
    if (dice.flip(0.1)) {
      servers.faults().count(Trouble.DUPLICATE_DELIVERY);
      servers.topics().repeat(dice);
    }
    if (dice.flip(0.03)) lose(world, dice);
    if (dice.flip(0.05)) {
      servers.faults().count(Trouble.REBALANCE);
      servers.topics().rebalance();
    }
    if (dice.flip(0.05)) {
      servers.faults().count(Trouble.REDIS_EMPTIED);
      servers.timer().empty();
    }
    if (dice.flip(0.03)) {
      servers.faults().count(Trouble.REDIS_AWAY);
      servers.timer().away(true);
    } else if (dice.flip(0.2)) servers.timer().away(false);
    if (dice.flip(0.05)) world.stepAClock();
    if (dice.flip(0.05)) servers.clock().turn(pause(dice));
  }

  /** A request to the PSP gets lost on its way: it is told again. */
  private static void lose(World world, Dice dice) {
    world.servers().faults().count(Trouble.LOST_RECORD);
    var topics = world.servers().topics();
    switch (dice.nextInt(3)) {
      case 0 ->
          topics.skip("payment-authorization-executor", Topic.PAYMENT_AUTHORIZATION_REQUESTED);
      case 1 -> topics.skip("payment-order-enqueuer", Topic.PAYMENT_ORDER_CREATED);
      default ->
          topics.skip("payment-order-psp-call-executor", Topic.PAYMENT_ORDER_PSP_CALL_REQUESTED);
    }
  }

  /** Some seconds, some minutes, or longer than a PSP remembers a key. */
  private static Duration pause(Dice dice) {
    return Duration.ofSeconds(dice.nextLong(dice.oneOf(List.of(10L, 600L, 30L * 60 * 60))) + 1);
  }

  private static List<String> judge(World world, int begun) {
    var servers = world.servers();
    var violations = new ArrayList<>(servers.brokenLaws());
    int intents = servers.tables().intents().all().size();
    if (intents != begun)
      violations.add("%d payments were begun, there are %d".formatted(begun, intents));
    violations.addAll(Endings.missing(servers.tables()));
    for (var webhook : servers.webhooks().waiting(Instant.MAX, Integer.MAX_VALUE))
      violations.add("nobody has applied " + webhook);
    violations.addAll(
        HeardDisputes.missing(servers.webhooks(), servers.psp().postbox(), servers.tables()));
    for (var row : servers.outbox().buried()) violations.add("an outbox row was given up: " + row);
    for (var letter : servers.topics().dead()) violations.add("a dead letter: " + letter.reason());
    return violations;
  }
}
