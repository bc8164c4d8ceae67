package dev.sluice.domain.order;

import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderCreated;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspCallRequested;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspResultUpdated;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.Pursuit;
import java.time.Instant;
import java.util.Optional;

/** What an order tells of itself, however often it is asked: the same. */
sealed interface Telling permits PaymentOrder {

  PaymentOrderId id();

  PaymentId payment();

  PaymentIntentId intent();

  SellerId seller();

  Amount amount();

  String traceId();

  Instant createdAt();

  Operation operation();

  Amount asked();

  Optional<Pursuit> pursuit();

  default PaymentOrderCreated created() {
    return new PaymentOrderCreated(id(), payment(), intent(), seller(), amount());
  }

  /** The request for the attempt that is under way. */
  default PaymentOrderPspCallRequested callRequested() {
    return new PaymentOrderPspCallRequested(
        id(), payment(), operation(), pursuit().orElseThrow().attempt(), asked());
  }

  /** The news of its creation, however often it is told. */
  default EventEnvelope<PaymentOrderCreated> createdEnvelope() {
    var parent = new EventId(payment().value() + ":PaymentAuthorized:1");
    return EventEnvelope.of(created(), new Cause(traceId(), parent), createdAt());
  }

  /** The request under way as it was told first: same id, same bytes. */
  default EventEnvelope<PaymentOrderPspCallRequested> requestEnvelope() {
    var pursuit = pursuit().orElseThrow();
    return EventEnvelope.of(
        callRequested(), new Cause(traceId(), pursuit.requestedBy()), pursuit.requestedAt());
  }

  /** What the PSP said, as news. */
  default PaymentOrderPspResultUpdated resultUpdated(String source, int attempt, PspAnswer answer) {
    return new PaymentOrderPspResultUpdated(id(), payment(), operation(), source, attempt, answer);
  }

  /** The event that answered the last call: the next request follows from it. */
  default EventId lastResult() {
    int attempt = pursuit().orElseThrow().attempt();
    return resultUpdated("call:" + attempt, attempt, new PspAnswer.InProgress()).id();
  }
}
