package dev.sluice.application.refund;

import dev.sluice.application.id.Ids;
import dev.sluice.application.order.OrderDoor;
import dev.sluice.application.order.PaymentOrderView;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.refund.Refund;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes on refunds: the PSP is asked afterwards, for one refund of an order after the other. */
public final class RefundPaymentService {

  /** So much of this order. */
  public record Line(PaymentOrderId order, Amount amount) {}

  private final OrderDoor door;
  private final Ids ids;

  public RefundPaymentService(OrderDoor door, Ids ids) {
    this.door = door;
    this.ids = ids;
  }

  /**
   * In a transaction: every line becomes a refund, or none does.
   *
   * @param lines empty for all that may still go back
   */
  public List<PaymentOrderView.Refund> refund(PaymentId payment, List<Line> lines) {
    var before = lock(payment, lines);
    var with = door.circumstances();
    var after = new TreeMap<>(before);
    var asked = new ArrayList<PaymentOrderView.Refund>();
    for (var line : lines.isEmpty() ? whole(payment, before) : lines) {
      var order = refundable(after.get(line.order()), payment, line);
      var id = new RefundId(ids.next());
      var next = order.on(new Trigger.AskRefund(id, line.amount()), with).after();
      after.put(line.order(), next);
      asked.add(view(next, next.refunds().all().getLast()));
    }
    save(before, after, with.now());
    return asked;
  }

  private SortedMap<PaymentOrderId, PaymentOrder> lock(PaymentId payment, List<Line> lines) {
    var all = new TreeSet<PaymentOrderId>();
    for (var order : door.orders().ofPayment(payment)) all.add(order.id());
    var named = new TreeSet<PaymentOrderId>();
    for (var line : lines) if (all.contains(line.order())) named.add(line.order());
    return new TreeMap<>(door.orders().lock(lines.isEmpty() ? all : named));
  }

  private static List<Line> whole(
      PaymentId payment, SortedMap<PaymentOrderId, PaymentOrder> orders) {
    for (var order : orders.values()) if (!order.status().isTerminal()) throw notFinal(order);
    var lines =
        orders.values().stream()
            .filter(order -> order.refundable().isPositive())
            .map(order -> new Line(order.id(), order.refundable()))
            .toList();
    if (lines.isEmpty())
      throw new Problem(
          ErrorCode.WRONG_STATE, "Nothing of %s can go back (any more)".formatted(payment));
    return lines;
  }

  private static PaymentOrder refundable(
      @Nullable PaymentOrder order, PaymentId payment, Line line) {
    if (order == null)
      throw new Problem(
          ErrorCode.INVALID_REQUEST, "%s is no order of %s".formatted(line.order(), payment));
    if (!order.status().isTerminal()) throw notFinal(order);
    if (!line.amount().currency().equals(order.amount().currency()))
      throw new Problem(
          ErrorCode.INVALID_REQUEST,
          "%s is in %s, not in %s"
              .formatted(order.id(), order.amount().currency(), line.amount().currency()));
    if (line.amount().exceeds(order.refundable()))
      throw new Problem(
          ErrorCode.EXCEEDS_REFUNDABLE,
          "Of %s no more than %s can go back, not %s"
              .formatted(order.id(), order.refundable(), line.amount()),
          List.of(),
          Map.of("refundable", order.refundable().value()));
    return order;
  }

  private static Problem notFinal(PaymentOrder order) {
    return new Problem(
        ErrorCode.WRONG_STATE,
        "%s is %s: money goes back once it is known what was taken"
            .formatted(order.id(), order.status()),
        List.of(),
        Map.of("state", order.status().name()));
  }

  private void save(
      SortedMap<PaymentOrderId, PaymentOrder> before,
      SortedMap<PaymentOrderId, PaymentOrder> after,
      Instant now) {
    var changes = new ArrayList<Change<PaymentOrder>>();
    var news = new ArrayList<EventEnvelope<?>>();
    before.forEach((id, was) -> {
      var is = after.getOrDefault(id, was);
      if (is.equals(was)) return;
      changes.add(new Change<>(was, is));
      // whatever runs already goes on alone
      if (was.pursuit().isEmpty()) news.add(is.requestEnvelope());
    });
    door.save(changes, news, now);
  }

  private static PaymentOrderView.Refund view(PaymentOrder order, Refund refund) {
    return new PaymentOrderView.Refund(
        refund.id(),
        order.id(),
        order.payment(),
        refund.amount(),
        refund.commissionBack(),
        refund.status(),
        Optional.empty(),
        refund.createdAt(),
        refund.createdAt());
  }
}
