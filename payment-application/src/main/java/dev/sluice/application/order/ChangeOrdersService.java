package dev.sluice.application.order;

import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.CaptureMethod;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.PaymentOrderStatus;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.outcome.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a marketplace asks of the orders of a payment: to be captured, or never to be. It is decided
 * while it waits, under the locks of the orders, by the same table that decides about answers of
 * the PSP: so of a capture and a void at the same time the first is granted and the second is told
 * why not. All of a request is granted or nothing.
 */
public final class ChangeOrdersService {

  /**
   * So much of one order.
   *
   * @param last the rest is given back once it is taken
   */
  public record Part(PaymentOrderId order, Amount amount, boolean last) {}

  private final OrderDoor door;

  public ChangeOrdersService(OrderDoor door) {
    this.door = door;
  }

  /**
   * In a transaction: asks for captures.
   *
   * @param parts none: whatever is open of every order, for the last time
   */
  public List<PaymentOrder> capture(PaymentId payment, List<Part> parts) {
    var all = lock(payment);
    var wanted = new LinkedHashMap<PaymentOrder, Trigger>();
    if (parts.isEmpty()) {
      for (var order : all.values())
        if (!order.status().isTerminal()) wanted.put(order, new Trigger.Take(order.open(), true));
    } else {
      var named = new HashSet<PaymentOrderId>();
      for (int i = 0; i < parts.size(); i++) {
        var part = parts.get(i);
        var order = known(all, part.order(), "/lines/%d/paymentOrderId".formatted(i));
        if (!named.add(part.order()))
          throw Problem.invalid(
              "/lines/%d/paymentOrderId".formatted(i), part.order() + " is named twice");
        mayTake(order, part, "/lines/%d/amount".formatted(i));
        wanted.put(order, new Trigger.Take(part.amount(), part.last()));
      }
    }
    if (wanted.isEmpty()) throw nothingLeft(payment);
    return change(wanted);
  }

  /**
   * In a transaction: what is not captured of these orders never will be.
   *
   * @param only none: every order that is not over yet
   */
  public List<PaymentOrder> cancel(PaymentId payment, List<PaymentOrderId> only) {
    var all = lock(payment);
    var wanted = new LinkedHashMap<PaymentOrder, Trigger>();
    if (only.isEmpty()) {
      for (var order : all.values())
        if (!order.status().isTerminal()) wanted.put(order, new Trigger.Cancel());
    } else {
      for (int i = 0; i < only.size(); i++)
        wanted.put(known(all, only.get(i), "/paymentOrderIds/" + i), new Trigger.Cancel());
    }
    if (wanted.isEmpty()) throw nothingLeft(payment);
    return change(wanted);
  }

  private Map<PaymentOrderId, PaymentOrder> lock(PaymentId payment) {
    var ids = new TreeSet<PaymentOrderId>();
    for (var order : door.orders().ofPayment(payment)) ids.add(order.id());
    return new LinkedHashMap<>(door.orders().lock(ids));
  }

  private List<PaymentOrder> change(Map<PaymentOrder, Trigger> wanted) {
    var with = door.circumstances();
    var changes = new ArrayList<Change<PaymentOrder>>();
    var news = new ArrayList<EventEnvelope<?>>();
    var after = new ArrayList<PaymentOrder>();
    wanted.forEach((order, trigger) -> {
      var outcome = order.on(trigger, with);
      if (outcome instanceof Outcome.Refused<PaymentOrder>) throw refused(order, trigger);
      after.add(outcome.after());
      if (!(outcome instanceof Outcome.Moved<PaymentOrder> moved)) return;
      changes.add(new Change<>(order, moved.thing()));
      news.addAll(OrderDoor.told(moved.thing(), moved.news(), with.now()));
    });
    door.save(changes, news, with.now());
    return after;
  }

  private static PaymentOrder known(
      Map<PaymentOrderId, PaymentOrder> all, PaymentOrderId id, String pointer) {
    var order = all.get(id);
    if (order == null) throw Problem.invalid(pointer, id + " is no order of this payment");
    return order;
  }

  private static void mayTake(PaymentOrder order, Part part, String pointer) {
    if (!part.amount().currency().equals(order.amount().currency()))
      throw Problem.invalid(
          pointer + "/currency",
          "has to be the currency of the order: " + order.amount().currency());
    if (!order.status().isTerminal() && part.amount().exceeds(order.open()))
      throw Problem.invalid(
          pointer + "/value",
          "%s are open of %s, not %s".formatted(order.open(), order.id(), part.amount()));
  }

  private static Problem refused(PaymentOrder order, Trigger trigger) {
    var state = Map.<String, Object>of("state", order.status().name());
    if (order.state().open().isPresent())
      return new Problem(
          ErrorCode.OPERATION_RUNNING,
          "%s of %s is running: ask again when GET /api/v1/payment-orders/%s shows how it ended"
              .formatted(order.capture(), order.id(), order.id()),
          List.of(),
          state);
    boolean automatic = order.captureMethod() == CaptureMethod.AUTOMATIC;
    if (trigger instanceof Trigger.Take && automatic && !order.status().isTerminal())
      return new Problem(
          ErrorCode.WRONG_STATE,
          "%s is captured by itself: captures are asked for where captureMethod is MANUAL"
              .formatted(order.id()),
          List.of(),
          state);
    if (order.status() == PaymentOrderStatus.REVIEW)
      return new Problem(
          ErrorCode.WRONG_STATE,
          order.id() + " is in REVIEW: a person has to decide about it first",
          List.of(),
          state);
    return new Problem(
        ErrorCode.WRONG_STATE,
        "%s is %s: nothing of it can be captured or voided any more"
            .formatted(order.id(), order.status()),
        List.of(),
        state);
  }

  private static Problem nothingLeft(PaymentId payment) {
    return new Problem(
        ErrorCode.WRONG_STATE, "Nothing of %s is left to capture or void".formatted(payment));
  }
}
