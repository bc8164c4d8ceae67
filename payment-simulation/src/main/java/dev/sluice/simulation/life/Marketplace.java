package dev.sluice.simulation.life;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sluice.application.refund.RefundPaymentService.Line;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.dispute.Bearer;
import dev.sluice.domain.dispute.DisputeStatus;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.refund.RefundStatus;
import dev.sluice.simulation.database.Tables.Kept;
import dev.sluice.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Gives money back: whole payments, single orders, parts, several at once, and too much. */
final class Marketplace {

  private static final List<Optional<Bearer>> OUTCOMES =
      List.of(Optional.empty(), Optional.of(Bearer.SELLER), Optional.of(Bearer.PLATFORM));

  /** Seconds. */
  private static final int LONGEST_DISPUTE = 1800;

  private final World world;
  private final Dice dice;
  private int wishes;

  Marketplace(World world, Dice dice) {
    this.world = world;
    this.dice = dice;
  }

  /** It wants something back, of any payment there is. */
  void act() {
    var payments = world.servers().tables().payments().all();
    if (payments.isEmpty()) return;
    var payment = dice.oneOf(payments).thing().id();
    if (dice.flip(0.3)) {
      dispute(payment);
      return;
    }
    if (dice.flip(0.25)) ask(payment, List.of());
    else ask(payment, lines(ordersOf(payment)));
  }

  /**
   * Everything rests: what did not go back can be asked for, to the last unit. Who counts himself
   * is not turned away, and gets no more.
   */
  void asksForTheRest() {
    var byPayment =
        orders().stream().collect(groupingBy(PaymentOrder::payment, TreeMap::new, toList()));
    byPayment.forEach((payment, orders) -> {
      var left = new ArrayList<Line>();
      for (var order : orders)
        if (order.status().isTerminal()) {
          var rest = order.captured().minus(claimed(order));
          if (rest.isPositive()) left.add(new Line(order.id(), rest));
        }
      if (left.isEmpty() || dice.flip(0.5)) return;
      world.refund(payment, left, "rest-" + payment);
      for (var line : left) ask(payment, List.of(new Line(line.order(), one(line.amount()))));
    });
  }

  /** A bank takes something back, or decides about what it took. */
  private void dispute(PaymentId payment) {
    var orders = ordersOf(payment);
    if (orders.isEmpty()) return;
    if (dice.flip(0.3)) {
      var order = dice.oneOf(orders);
      if (!order.captures().isEmpty()) bankTakesBack(order);
      return;
    }
    var disputed = orders.stream().filter(order -> !order.refunds().disputes().isEmpty()).toList();
    var key = "dispute-" + wishes++;
    Misfortune.mayCome(world, dice);
    refusedOr(() -> {
      if (disputed.isEmpty() || dice.flip(0.4)) {
        var order = dice.oneOf(orders);
        world.dispute(order.id(), part(order), key);
      } else {
        var order = dice.oneOf(disputed);
        var about = dice.oneOf(order.refunds().disputes());
        world.decide(order.id(), about.id(), dice.oneOf(OUTCOMES), key);
      }
    });
  }

  /** Without asking us: the PSP tells, in any order. */
  private void bankTakesBack(PaymentOrder order) {
    var capture = dice.oneOf(order.captures());
    var amount = new Amount(dice.amount(capture.amount().value()), capture.amount().currency());
    world
        .servers()
        .psp()
        .dispute(
            PspKey.capture(order.id(), capture.n()),
            amount,
            dice.oneOf(List.of(DisputeStatus.WON, DisputeStatus.LOST)),
            () -> Duration.ofSeconds(dice.nextInt(LONGEST_DISPUTE)));
  }

  private static void refusedOr(Runnable request) {
    try {
      request.run();
    } catch (Problem problem) {
      if (problem.code() != ErrorCode.WRONG_STATE) throw problem;
    }
  }

  /** What went back, and what nobody knows about. */
  private static Amount claimed(PaymentOrder order) {
    var sum = Amount.zero(order.amount().currency());
    for (var refund : order.refunds().all())
      if (refund.status() != RefundStatus.FAILED) sum = sum.plus(refund.amount());
    for (var dispute : order.refunds().disputes())
      if (dispute.status() != DisputeStatus.WON) sum = sum.plus(dispute.amount());
    return sum;
  }

  private List<Line> lines(List<PaymentOrder> orders) {
    var lines = new ArrayList<Line>();
    for (var order : dice.shuffled(orders)) {
      if (!lines.isEmpty() && dice.flip(0.4)) break;
      for (int times = 1 + dice.nextInt(3); times > 0; times--)
        lines.add(new Line(order.id(), part(order)));
    }
    return lines;
  }

  private Amount part(PaymentOrder order) {
    long most = order.amount().value();
    return new Amount(
        dice.flip(0.3) ? most : 1 + dice.nextLong(0, Math.max(1, most / 2)),
        order.amount().currency());
  }

  private static Amount one(Amount of) {
    return new Amount(1, of.currency());
  }

  private void ask(PaymentId payment, List<Line> lines) {
    var key = "refund-" + wishes++;
    try {
      var asked = world.refund(payment, lines, key);
      if (dice.flip(0.2) && !world.refund(payment, lines, key).equals(asked))
        throw new AssertionError("one key, other refunds: " + asked);
    } catch (Problem problem) {
      if (problem.code() != ErrorCode.WRONG_STATE && problem.code() != ErrorCode.EXCEEDS_REFUNDABLE)
        throw problem;
    }
  }

  private List<PaymentOrder> ordersOf(PaymentId payment) {
    return orders().stream().filter(order -> order.payment().equals(payment)).toList();
  }

  private List<PaymentOrder> orders() {
    return world.servers().tables().orders().all().stream().map(Kept::thing).toList();
  }
}
