package dev.sluice.simulation.life;

import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.refund.Refund;
import dev.sluice.domain.refund.RefundState;
import dev.sluice.domain.refund.Refunds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Doors that reckon what may still go back by something else than there is. */
final class WrongCaps {

  private WrongCaps() {}

  /** Counts a refund when it is its turn, and not when it is asked for. */
  static PaymentOrders takenLate(PaymentOrders sound) {
    return seen(
        sound,
        there ->
            new Refunds(
                there.all().stream()
                    .filter(refund -> !(refund.state() instanceof RefundState.Queued))
                    .toList(),
                there.disputes()));
  }

  /** Goes on counting a refund that the PSP has refused. */
  static PaymentOrders neverGivenBack(PaymentOrders sound) {
    return seen(
        sound,
        there ->
            new Refunds(
                there.all().stream().map(WrongCaps::stillClaiming).toList(), there.disputes()));
  }

  private static Refund stillClaiming(Refund refund) {
    return refund.state() instanceof RefundState.Failed failed
        ? new Refund(
            refund.id(),
            refund.amount(),
            new RefundState.Review(
                failed.reason(), refund.amount(), PspReference.UNKNOWN, failed.at()),
            refund.createdAt())
        : refund;
  }

  /** Knows nothing of what banks have taken back. */
  static PaymentOrders blindToDisputes(PaymentOrders sound) {
    return seen(sound, there -> new Refunds(there.all(), List.of()));
  }

  /** Whoever locks sees something else; what he adds is added to what there is. */
  private static PaymentOrders seen(PaymentOrders sound, UnaryOperator<Refunds> as) {
    Map<PaymentOrderId, PaymentOrder> real = new TreeMap<>();
    var locking =
        Variant.of(
            PaymentOrders.class,
            sound,
            "lock",
            call -> {
              var seen = new TreeMap<PaymentOrderId, PaymentOrder>();
              for (var one : call.answer(Map.class).values()) {
                var order = (PaymentOrder) one;
                real.put(order.id(), order);
                seen.put(order.id(), with(order, as.apply(order.refunds())));
              }
              return seen;
            });
    return Variant.of(
        PaymentOrders.class,
        locking,
        "save",
        call -> {
          var changes = new ArrayList<Change<PaymentOrder>>();
          for (var one : call.argument(0, List.class)) {
            var after = (PaymentOrder) ((Change<?>) one).after();
            var before = real.getOrDefault(after.id(), after);
            changes.add(new Change<>(before, with(before, added(before, after))));
          }
          return call.with(changes, call.arguments()[1]);
        });
  }

  private static Refunds added(PaymentOrder before, PaymentOrder after) {
    var all = before.refunds();
    for (var refund : after.refunds().all())
      if (all.find(refund.operation()).isEmpty()) all = all.with(refund);
    return all;
  }

  private static PaymentOrder with(PaymentOrder order, Refunds refunds) {
    return new PaymentOrder(
        order.id(),
        order.payment(),
        order.intent(),
        order.seller(),
        order.amount(),
        order.commission(),
        order.captureMethod(),
        order.state(),
        order.demand(),
        order.captures(),
        refunds,
        order.traceId(),
        order.createdAt());
  }
}
