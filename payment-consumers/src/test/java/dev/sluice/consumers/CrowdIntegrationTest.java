package dev.sluice.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.audit.AuditService;
import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.order.ChangeOrdersService;
import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.payment.Payments;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.psp.PspRecords;
import dev.sluice.application.refund.RefundPaymentService;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.refund.Refund;
import dev.sluice.domain.refund.RefundStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two hundred at once capture, void and give back the same payment. */
@Tag("integration")
class CrowdIntegrationTest {

  private static final int CROWD = 200;
  private static final Amount CAPTURED = Amount.of(100, "EUR");
  private static final Amount GIVEN_BACK = Amount.of(150, "EUR");
  private static final Amount NOTHING = Amount.of(0, "EUR");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private enum Wish {
    CAPTURE,
    VOID,
    REFUND
  }

  /** Answered for good. */
  private record Answer(Wish wish, PaymentOrderId order, Optional<Problem> refusal) {

    boolean granted() {
      return refusal.isEmpty();
    }
  }

  private static RunningConsumers consumers;

  @BeforeAll
  static void start() throws IOException {
    consumers = RunningConsumers.relayed();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    consumers.close();
  }

  @Test
  void everybody_gets_a_true_answer_and_no_more_is_taken_than_was_authorized() throws Exception {
    var payment = authorized();
    var orders = orders(payment).stream().map(PaymentOrder::id).toList();

    var answers = askAllAtOnce(payment, orders);

    consumers.awaitRest();
    for (var order : orders(payment)) isAsAnswered(order, of(order.id(), answers));
    assertThat(granted(Wish.CAPTURE, of(orders.getFirst(), answers))).isEqualTo(20);
    assertThat(granted(Wish.REFUND, of(orders.getFirst(), answers))).isEqualTo(13);
    pspDidTheSame(payment);
    var verdict = consumers.get(AuditService.class).audit(Duration.ZERO);
    assertThat(verdict.findings()).allMatch(finding -> finding.holds(), "holds");
    assertThat(verdict.isClean()).isTrue();
  }

  private static PaymentId authorized() {
    var intent = consumers.pay(Baskets.onDemand(), "tok_visa");
    var payment = consumers.get(PaymentIntents.class).find(intent).orElseThrow().payment();
    Awaitility.await().atMost(PATIENCE).until(() -> orders(payment).size() == 4);
    return payment;
  }

  private static List<PaymentOrder> orders(PaymentId payment) {
    return consumers.get(PaymentOrders.class).ofPayment(payment);
  }

  private static List<Answer> askAllAtOnce(PaymentId payment, List<PaymentOrderId> orders)
      throws Exception {
    var open = new CountDownLatch(1);
    var asking = new ArrayList<Future<Answer>>();
    try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CROWD; i++) {
        var order = orders.get(i % orders.size());
        var wish = wish(i / orders.size(), order.equals(orders.getFirst()));
        asking.add(
            crowd.submit(() -> {
              open.await();
              return untilAnswered(wish, payment, order);
            }));
      }
      open.countDown();
      var answers = new ArrayList<Answer>();
      for (var one : asking) answers.add(one.get());
      return answers;
    }
  }

  /** Of the fifty who want something of an order; the first one nobody voids. */
  private static Wish wish(int n, boolean whole) {
    if (n < 30) return Wish.CAPTURE;
    return n < 35 && !whole ? Wish.VOID : Wish.REFUND;
  }

  /** Asks again as long as it is told to. */
  private static Answer untilAnswered(Wish wish, PaymentId payment, PaymentOrderId order) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Supplier<?> request = request(wish, payment, order);
    while (true) {
      try {
        consumers.get(Transactions.class).run(request);
        return new Answer(wish, order, Optional.empty());
      } catch (Problem refusal) {
        if (!isToAskAgain(wish, refusal) || System.nanoTime() > end)
          return new Answer(wish, order, Optional.of(refusal));
        LockSupport.parkNanos(Duration.ofMillis(40).toNanos());
      }
    }
  }

  private static Supplier<?> request(Wish wish, PaymentId payment, PaymentOrderId order) {
    var change = consumers.get(ChangeOrdersService.class);
    var refund = consumers.get(RefundPaymentService.class);
    return switch (wish) {
      case CAPTURE ->
          () ->
              change.capture(
                  payment, List.of(new ChangeOrdersService.Part(order, CAPTURED, false)));
      case VOID -> () -> change.cancel(payment, List.of(order));
      case REFUND ->
          () -> refund.refund(payment, List.of(new RefundPaymentService.Line(order, GIVEN_BACK)));
    };
  }

  private static boolean isToAskAgain(Wish wish, Problem refusal) {
    return refusal.code() == ErrorCode.OPERATION_RUNNING
        || (wish == Wish.REFUND && refusal.code() == ErrorCode.WRONG_STATE);
  }

  private static List<Answer> of(PaymentOrderId order, List<Answer> answers) {
    return answers.stream().filter(answer -> answer.order().equals(order)).toList();
  }

  private static long granted(Wish wish, List<Answer> answers) {
    return answers.stream().filter(answer -> answer.wish() == wish && answer.granted()).count();
  }

  /** What was granted came about, and what was refused could not. */
  private static void isAsAnswered(PaymentOrder order, List<Answer> answers) {
    assertThat(order.status().isTerminal()).isTrue();
    assertThat(order.captured()).isEqualTo(times(granted(Wish.CAPTURE, answers), CAPTURED));
    assertThat(order.refunds().all())
        .hasSize((int) granted(Wish.REFUND, answers))
        .extracting(Refund::status)
        .allMatch(status -> status == RefundStatus.SUCCEEDED);
    assertThat(order.refunded()).isEqualTo(times(granted(Wish.REFUND, answers), GIVEN_BACK));
    if (order.open().isPositive()) assertThat(granted(Wish.VOID, answers)).isPositive();
    for (var answer : answers) {
      var code = answer.refusal().map(Problem::code);
      switch (answer.wish()) {
        case CAPTURE, VOID -> assertThat(code).isIn(Optional.empty(), over());
        case REFUND -> {
          assertThat(code).isIn(Optional.empty(), Optional.of(ErrorCode.EXCEEDS_REFUNDABLE));
          if (code.isPresent()) assertThat(order.refundable().value()).isLessThan(150);
        }
      }
    }
  }

  private static Optional<ErrorCode> over() {
    return Optional.of(ErrorCode.WRONG_STATE);
  }

  private static Amount times(long n, Amount amount) {
    return Amount.of(n * amount.value(), amount.currency().code());
  }

  private static void pspDidTheSame(PaymentId id) {
    var payment = consumers.get(Payments.class).find(id).orElseThrow();
    var records = new ArrayList<PspRecords.Record>();
    consumers
        .get(PspRecords.class)
        .all(record -> {
          if (record.authorization().equals(payment.authorization().value())) records.add(record);
        });
    assertThat(sum("capture", records)).isEqualTo(payment.captured());
    assertThat(sum("refund", records)).isEqualTo(payment.refunded());
    assertThat(payment.captured().exceeds(payment.total())).isFalse();
    assertThat(records).extracting(PspRecords.Record::key).doesNotHaveDuplicates();
    boolean rest = payment.total().exceeds(payment.captured());
    assertThat(payment.voidStatus()).isEqualTo(rest ? VoidStatus.VOIDED : VoidStatus.NONE);
    assertThat(records.stream().anyMatch(record -> record.key().equals(voidKey(payment.intent()))))
        .isEqualTo(rest);
  }

  private static String voidKey(PaymentIntentId intent) {
    return PspKey.voiding(intent).value();
  }

  private static Amount sum(String operation, List<PspRecords.Record> records) {
    var sum = NOTHING;
    for (var record : records)
      if (record.operation().equals(operation)) sum = sum.plus(record.amount());
    return sum;
  }
}
