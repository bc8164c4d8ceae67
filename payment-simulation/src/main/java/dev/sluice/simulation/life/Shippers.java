package dev.sluice.simulation.life;

import dev.sluice.application.order.ChangeOrdersService.Part;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.CaptureMethod;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.simulation.database.Tables.Kept;
import dev.sluice.simulation.world.World;
import java.util.List;
import java.util.Set;

/** What those who ship do with payments that are authorized, one thing after the other. */
final class Shippers {

  /** What may be answered to somebody who comes too late or wants too much. */
  private static final Set<ErrorCode> REFUSALS =
      Set.of(ErrorCode.WRONG_STATE, ErrorCode.OPERATION_RUNNING, ErrorCode.INVALID_REQUEST);

  private final World world;
  private final Dice dice;
  private int requests;

  Shippers(World world, Dice dice) {
    this.world = world;
    this.dice = dice;
  }

  /** Somebody wants something of a payment, and now and then at once the opposite. */
  void act() {
    var payments = world.servers().tables().payments().all().stream().map(Kept::thing).toList();
    if (payments.isEmpty()) return;
    var payment = dice.oneOf(payments).id();
    askFor(payment);
    while (dice.flip(0.3)) askFor(payment);
  }

  private void askFor(PaymentId payment) {
    var orders =
        world.servers().tables().orders().all().stream()
            .map(Kept::thing)
            .filter(order -> order.payment().equals(payment))
            .toList();
    // what is captured by itself is mostly left alone
    if (orders.getFirst().captureMethod() == CaptureMethod.AUTOMATIC && dice.flip(0.7)) return;
    switch (dice.nextInt(10)) {
      case 0, 1 -> capture(payment, List.of());
      case 2, 3, 4, 5 -> capture(payment, List.of(part(dice.oneOf(orders))));
      case 6, 7 -> capture(payment, orders.stream().map(this::part).toList());
      case 8 -> cancel(payment, List.of(dice.oneOf(orders)));
      default -> cancel(payment, dice.flip(0.5) ? List.of() : orders);
    }
  }

  private Part part(PaymentOrder order) {
    long most = Math.max(1, order.open().value());
    long wanted = dice.flip(0.03) ? most + 1 : dice.amount(most);
    var amount = new Amount(wanted, order.amount().currency());
    return new Part(order.id(), amount, dice.flip(0.2));
  }

  private void capture(PaymentId payment, List<Part> parts) {
    var key = "m-" + requests++;
    Misfortune.mayCome(world, dice);
    refused(() -> {
      world.capture(payment, parts, key);
      if (dice.flip(0.1)) world.capture(payment, parts, key);
    });
  }

  private void cancel(PaymentId payment, List<PaymentOrder> only) {
    var key = "m-" + requests++;
    Misfortune.mayCome(world, dice);
    refused(() -> world.voidOrders(payment, only.stream().map(PaymentOrder::id).toList(), key));
  }

  private static void refused(Runnable request) {
    try {
      request.run();
    } catch (Problem problem) {
      if (!REFUSALS.contains(problem.code())) throw problem;
    }
  }
}
