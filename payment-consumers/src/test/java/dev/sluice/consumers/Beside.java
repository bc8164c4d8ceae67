package dev.sluice.consumers;

import dev.sluice.application.audit.AuditService;
import dev.sluice.application.audit.Books;
import dev.sluice.application.deadletter.DeadLetters;
import dev.sluice.application.deadletter.LetterBox;
import dev.sluice.application.deadletter.ResolveDeadLetterService;
import dev.sluice.application.id.Ids;
import dev.sluice.application.intent.CreatePaymentService;
import dev.sluice.application.intent.ExpandPaymentService;
import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.order.ChangeOrdersService;
import dev.sluice.application.order.OrderDoor;
import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.outbox.Broker;
import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.outbox.RelayOutboxService;
import dev.sluice.application.outbox.Replays;
import dev.sluice.application.outbox.ResendService;
import dev.sluice.application.outbox.SentRows;
import dev.sluice.application.payment.Payments;
import dev.sluice.application.pipeline.Failures;
import dev.sluice.application.pipeline.Streams;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspRecords;
import dev.sluice.application.refund.RefundPaymentService;
import dev.sluice.application.seller.AgreedCommissions;
import dev.sluice.application.seller.Sellers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What payment-service would bring. */
@Configuration(proxyBeanMethods = false)
class Beside {

  @Bean
  static BeanPostProcessor breaking() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
          case Streams real -> new BreakingStreams(real);
          case InstantSource real -> new TurnedClock(real);
          case LetterBox real -> new BreakingLetterBox(real);
          default -> bean;
        };
      }
    };
  }

  @Bean
  CreatePaymentService createPayment(
      PaymentIntents intents,
      Sellers sellers,
      Outbox outbox,
      Ids ids,
      Psp psp,
      InstantSource clock,
      RandomGenerator chance) {
    return new CreatePaymentService(
        intents, new AgreedCommissions(sellers, false), outbox, ids, psp, clock, chance);
  }

  @Bean
  ExpandPaymentService expandPayment(
      PaymentIntents intents, Payments payments, PaymentOrders orders, Outbox outbox, Psp psp) {
    return new ExpandPaymentService(intents, payments, orders, outbox, psp);
  }

  @Bean
  RelayOutboxService relayOutbox(
      Outbox outbox,
      ExpandPaymentService expansion,
      Broker broker,
      Transactions transactions,
      Failures failures) {
    var lease = Duration.ofSeconds(10);
    return new RelayOutboxService(
        outbox, expansion, broker, transactions, failures, "test", 200, lease);
  }

  @Bean
  ResolveDeadLetterService resolveDeadLetter(
      DeadLetters letters, Replays replays, InstantSource clock) {
    return new ResolveDeadLetterService(letters, replays, clock);
  }

  @Bean
  ResendService resend(SentRows rows, Transactions transactions) {
    return new ResendService(rows, transactions);
  }

  @Bean
  OrderDoor orderDoor(
      PaymentOrders orders, Outbox outbox, Psp psp, InstantSource clock, RandomGenerator chance) {
    return new OrderDoor(orders, outbox, psp, clock, chance);
  }

  @Bean
  ChangeOrdersService changeOrders(OrderDoor door) {
    return new ChangeOrdersService(door);
  }

  @Bean
  RefundPaymentService refundPayment(OrderDoor door, Ids ids) {
    return new RefundPaymentService(door, ids);
  }

  @Bean
  AuditService audit(Books books, PspRecords psp) {
    return new AuditService(books, psp);
  }
}
