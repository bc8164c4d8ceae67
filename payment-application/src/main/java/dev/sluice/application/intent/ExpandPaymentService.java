package dev.sluice.application.intent;

import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.outbox.Expansion;
import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.outbox.OutboxRow;
import dev.sluice.application.payment.Payments;
import dev.sluice.application.psp.Psp;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.SellerLine;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.payment.Payment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Expands authorized intents: one payment, one order per seller, and the news of each. All ids were
 * drawn with the intent and all times are the root's, so expanding twice writes nothing twice.
 */
public final class ExpandPaymentService implements Expansion {

  private final PaymentIntents intents;
  private final Payments payments;
  private final PaymentOrders orders;
  private final Outbox outbox;
  private final Psp psp;

  public ExpandPaymentService(
      PaymentIntents intents, Payments payments, PaymentOrders orders, Outbox outbox, Psp psp) {
    this.intents = intents;
    this.payments = payments;
    this.orders = orders;
    this.outbox = outbox;
    this.psp = psp;
  }

  @Override
  public void expand(List<OutboxRow> roots) {
    var ids =
        roots.stream().map(root -> PaymentIntentId.of(root.aggregateId())).distinct().toList();
    Map<PaymentIntentId, PaymentIntent> found =
        intents.read(ids).stream()
            .collect(Collectors.toMap(PaymentIntent::id, Function.identity()));
    var newPayments = new ArrayList<Payment>();
    var newOrders = new ArrayList<PaymentOrder>();
    var news = new ArrayList<EventEnvelope<?>>();
    var once = new HashSet<PaymentIntentId>();
    for (var root : roots) {
      var intent = found.get(PaymentIntentId.of(root.aggregateId()));
      if (intent == null || !(intent.state() instanceof IntentState.Authorized authorized))
        throw new IllegalStateException(root.aggregateId() + " is not authorized");
      if (!once.add(intent.id())) continue;
      var payment =
          Payment.of(intent, authorized.reference(), psp.capabilities(), root.timestamp());
      newPayments.add(payment);
      // the door that authorized has a trace of its own; told again, orders only know the intent's
      var cause = new Cause(intent.traceId(), root.eventId());
      var first = EventEnvelope.of(payment.authorized(), cause, root.timestamp());
      news.add(first);
      for (var line : intent.lines()) {
        var order = orderOf(intent, line, root.timestamp());
        newOrders.add(order);
        news.add(first.followedBy(order.created(), root.timestamp()));
      }
    }
    var added = new HashSet<PaymentId>(payments.add(newPayments));
    orders.add(newOrders.stream().filter(order -> added.contains(order.payment())).toList());
    var addedIds = added.stream().map(PaymentId::value).collect(Collectors.toSet());
    var orderIds =
        newOrders.stream()
            .filter(order -> added.contains(order.payment()))
            .map(order -> order.id().value())
            .collect(Collectors.toSet());
    outbox.add(
        news.stream()
            .filter(n -> addedIds.contains(n.aggregateId()) || orderIds.contains(n.aggregateId()))
            .toList());
  }

  private static PaymentOrder orderOf(PaymentIntent intent, SellerLine line, Instant at) {
    return PaymentOrder.initiated(
        line.order(),
        intent.payment(),
        intent.id(),
        line.seller(),
        line.amount(),
        line.commission(),
        intent.captureMethod(),
        intent.traceId(),
        at);
  }
}
