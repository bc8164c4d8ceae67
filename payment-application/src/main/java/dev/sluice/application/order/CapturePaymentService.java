package dev.sluice.application.order;

import dev.sluice.application.pipeline.Step.Ask;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspAttempts;
import dev.sluice.application.psp.PspAttempts.Attempt;
import dev.sluice.application.psp.PspAttempts.Source;
import dev.sluice.application.psp.PspRequest;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspCallRequested;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspResultUpdated;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.psp.Pursuit;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls the PSP for every requested capture and refund and says what it said; the applier decides
 * what that means.
 */
public final class CapturePaymentService
    implements Ask<PaymentOrderPspCallRequested, CapturePaymentService.Question, PspAnswer> {

  /**
   * @param keyLives whether the PSP still knows the key: a record that was left lying past its life
   *     is not sent again
   */
  public record Question(PspRequest request, boolean keyLives) {}

  private final PaymentOrders orders;
  private final PspAttempts attempts;
  private final Psp psp;

  public CapturePaymentService(PaymentOrders orders, PspAttempts attempts, Psp psp) {
    this.orders = orders;
    this.attempts = attempts;
    this.psp = psp;
  }

  @Override
  public String name() {
    return "payment-order-psp-call-executor";
  }

  @Override
  public Topic topic() {
    return Topic.PAYMENT_ORDER_PSP_CALL_REQUESTED;
  }

  @Override
  public String lane(PaymentOrderPspCallRequested event) {
    return event.key();
  }

  /**
   * Only the attempt that is under way has something to ask: one that is over was answered or taken
   * up again.
   */
  @Override
  public Map<EventEnvelope<PaymentOrderPspCallRequested>, Question> claim(
      List<EventEnvelope<PaymentOrderPspCallRequested>> fresh, Instant now) {
    var ids = fresh.stream().map(event -> event.data().paymentOrderId()).toList();
    var standing = orders.read(ids);
    var authorizations = orders.authorizations(ids);
    var requests = new HashMap<EventEnvelope<PaymentOrderPspCallRequested>, Question>();
    for (var event : fresh) {
      var order = standing.get(event.data().paymentOrderId());
      var authorization = authorizations.get(event.data().paymentOrderId());
      if (order == null || authorization == null)
        throw new IllegalStateException("nothing known under " + event.data().paymentOrderId());
      if (isUnderWay(order, event.data()))
        requests.put(event, question(order, event.data(), authorization, now));
    }
    attempts.open(
        requests.entrySet().stream()
            .map(e -> new Attempt(e.getValue().request(), Source.CALL, e.getKey().data().attempt()))
            .toList(),
        now);
    return requests;
  }

  @Override
  public PspAnswer ask(Question question) {
    return question.keyLives()
        ? psp.send(question.request()).against(question.request().amount())
        : new PspAnswer.NoAnswer("the PSP may have forgotten the key");
  }

  @Override
  public List<Recorded> record(
      List<Answered<PaymentOrderPspCallRequested, Question, PspAnswer>> answered, Instant now) {
    attempts.answered(
        answered.stream()
            .map(one ->
                new PspAttempts.Answer(
                    one.question().request().key(),
                    one.question().request().operation(),
                    Source.CALL,
                    one.event().data().attempt(),
                    one.answer()))
            .toList(),
        now);
    return answered.stream().map(one -> new Recorded(List.of(told(one)), null)).toList();
  }

  private Question question(
      PaymentOrder order,
      PaymentOrderPspCallRequested event,
      PspReference authorization,
      Instant now) {
    var operation = event.operation();
    var request =
        operation.isRefund()
            ? new PspRequest.Refund(order.id(), operation.refund(), event.amount(), authorization)
            : new PspRequest.Capture(order.id(), order.demand().n(), event.amount(), authorization);
    return new Question(request, order.pursuit().orElseThrow().mayRequest(psp.capabilities(), now));
  }

  private static PaymentOrderPspResultUpdated told(
      Answered<PaymentOrderPspCallRequested, Question, PspAnswer> one) {
    var event = one.event().data();
    return new PaymentOrderPspResultUpdated(
        event.paymentOrderId(),
        event.paymentId(),
        event.operation(),
        "call:" + event.attempt(),
        event.attempt(),
        one.answer());
  }

  private static boolean isUnderWay(PaymentOrder order, PaymentOrderPspCallRequested event) {
    return order.operation().equals(event.operation())
        && order
            .pursuit()
            .filter(Pursuit::isRequested)
            .filter(pursuit -> pursuit.attempt() == event.attempt())
            .isPresent();
  }
}
