package dev.sluice.application.webhook;

import dev.sluice.application.intent.AuthorizationGate;
import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.payment.Payments;
import dev.sluice.application.payment.VoidGate;
import dev.sluice.application.psp.PspAttempts;
import dev.sluice.application.webhook.ApplyWebhookService.Ended;
import dev.sluice.application.webhook.PspMessage.Result;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.intent.IntentTrigger;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspResultUpdated;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.Pursuit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of an operation, told to whoever waits for it: of captures and refunds as news for
 * the applier, of authorizations and voids through the gates everybody uses.
 */
public final class Observations {

  /** What the PSP says of itself is on record once. */
  private static final int ONCE = 1;

  private final PaymentIntents intents;
  private final Payments payments;
  private final PaymentOrders orders;
  private final AuthorizationGate authorizations;
  private final VoidGate voids;
  private final PspAttempts attempts;
  private final Outbox outbox;

  public Observations(
      PaymentIntents intents,
      Payments payments,
      PaymentOrders orders,
      AuthorizationGate authorizations,
      VoidGate voids,
      PspAttempts attempts,
      Outbox outbox) {
    this.intents = intents;
    this.payments = payments;
    this.orders = orders;
    this.authorizations = authorizations;
    this.voids = voids;
    this.attempts = attempts;
    this.outbox = outbox;
  }

  /** In a transaction. */
  Ended tell(Webhook webhook, Result result, Instant now) {
    var key = result.key();
    if (!result.answer().isFinal())
      return Ended.unknown("%s: nothing is over with %s".formatted(key, result.answer()));
    try {
      var operation = key.operation();
      if (key.value().startsWith(RefundId.PREFIX))
        return orders
            .ofRefund(operation.refund())
            .map(order -> ofOrder(webhook, order, operation, result, now))
            .orElseGet(() -> unknown(result));
      if (key.value().startsWith(PaymentOrderId.PREFIX))
        return ofOrder(webhook, PaymentOrderId.of(key.subject()), operation, result, now);
      var intent = intents.find(PaymentIntentId.of(key.subject()));
      if (intent.isEmpty()) return unknown(result);
      return operation.equals(Operation.VOID)
          ? ofVoid(intent.get(), result, now)
          : ofIntent(intent.get(), result, now);
    } catch (IllegalArgumentException foreign) {
      return unknown(result);
    }
  }

  private static Ended unknown(Result result) {
    return Ended.unknown("nobody asked for %s".formatted(result.key()));
  }

  private Ended ofOrder(
      Webhook webhook, PaymentOrderId id, Operation operation, Result result, Instant now) {
    var order = orders.read(List.of(id)).get(id);
    if (order == null || !wasAsked(order, operation)) return unknown(result);
    onRecord(result, operation, now);
    var told =
        new PaymentOrderPspResultUpdated(
            id,
            order.payment(),
            operation,
            "webhook:%s:%s".formatted(webhook.connector(), webhook.eventId()),
            order.pursuit().map(Pursuit::attempt).orElse(ONCE),
            result.answer());
    outbox.add(List.of(EventEnvelope.of(told, Cause.door(order.traceId()), now)));
    return Ended.APPLIED;
  }

  private static boolean wasAsked(PaymentOrder order, Operation operation) {
    return operation.isRefund()
        ? order.refunds().find(operation).isPresent()
        : operation.number() > 0 && operation.number() <= order.demand().n();
  }

  private Ended ofIntent(PaymentIntent intent, Result result, Instant now) {
    if (intent.state() instanceof IntentState.Created
        || intent.state() instanceof IntentState.Cancelled) return unknown(result);
    onRecord(result, Operation.AUTHORIZE, now);
    return ended(authorized(intent, Operation.AUTHORIZE, result, now));
  }

  /** Of an authorization that never arrived or was given back, or of a payment. */
  private Ended ofVoid(PaymentIntent intent, Result result, Instant now) {
    var payment =
        intent.operation().equals(Operation.VOID)
            ? Optional.<Payment>empty()
            : payments.find(intent.payment());
    if (payment.isEmpty() && intent.declined().isEmpty()) return unknown(result);
    onRecord(result, Operation.VOID, now);
    if (payment.isEmpty()) return ended(authorized(intent, Operation.VOID, result, now));
    var cause = Cause.door(intent.traceId());
    var pursuit = Optional.ofNullable(payment.get().voidPursuit());
    int attempt = pursuit.map(Pursuit::attempt).orElse(ONCE);
    var told = new VoidGate.Told(payment.get().id(), attempt, 0, result.answer(), cause);
    var heard = voids.apply(List.of(told), now).getFirst();
    var news =
        heard.news().stream()
            .<EventEnvelope<?>>map(event -> EventEnvelope.of(event, cause, now))
            .toList();
    if (!news.isEmpty()) outbox.add(news);
    return ended(heard.outcome());
  }

  private Outcome<PaymentIntent> authorized(
      PaymentIntent intent, Operation operation, Result result, Instant now) {
    int attempt = intent.pursuit().map(Pursuit::attempt).orElse(ONCE);
    var told = new IntentTrigger.Told(operation, attempt, 0, result.answer());
    var cause = Cause.door(intent.traceId());
    return authorizations
        .apply(List.of(new AuthorizationGate.Told(intent.id(), told, cause)), now)
        .getFirst();
  }

  private static Ended ended(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused
        ? Ended.refused(refused.reason())
        : Ended.APPLIED;
  }

  private void onRecord(Result result, Operation operation, Instant now) {
    attempts.answered(
        List.of(
            new PspAttempts.Answer(
                result.key(), operation, PspAttempts.Source.WEBHOOK, ONCE, result.answer())),
        now);
  }
}
