package dev.sluice.service.config;

import dev.sluice.application.audit.AuditService;
import dev.sluice.application.audit.Books;
import dev.sluice.application.balance.BalanceCache;
import dev.sluice.application.balance.Balances;
import dev.sluice.application.balance.ReadBalanceService;
import dev.sluice.application.deadletter.DeadLetters;
import dev.sluice.application.deadletter.ResolveDeadLetterService;
import dev.sluice.application.dispute.DisputePaymentService;
import dev.sluice.application.id.Ids;
import dev.sluice.application.idempotency.Idempotency;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.intent.AuthorizationGate;
import dev.sluice.application.intent.AuthorizePaymentService;
import dev.sluice.application.intent.CreatePaymentService;
import dev.sluice.application.intent.ExpandPaymentService;
import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.ledger.Journal;
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
import dev.sluice.application.payment.VoidGate;
import dev.sluice.application.pipeline.Failures;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspAttempts;
import dev.sluice.application.psp.PspRecords;
import dev.sluice.application.psp.RetryTimer;
import dev.sluice.application.refund.RefundPaymentService;
import dev.sluice.application.review.Resolutions;
import dev.sluice.application.review.ResolveIntentService;
import dev.sluice.application.review.ResolveOrderService;
import dev.sluice.application.review.ResolveRefundService;
import dev.sluice.application.review.ResolveVoidService;
import dev.sluice.application.seller.AgreedCommissions;
import dev.sluice.application.seller.RegisterSellerService;
import dev.sluice.application.seller.Sellers;
import dev.sluice.application.settlement.BooksAtOnce;
import dev.sluice.application.settlement.Discrepancies;
import dev.sluice.application.settlement.ReceiveSettlementFileService;
import dev.sluice.application.settlement.ResolveDiscrepancyService;
import dev.sluice.application.settlement.SettlementFiles;
import dev.sluice.application.settlement.SettlementLines;
import dev.sluice.application.statement.ReadStatementService;
import dev.sluice.application.statement.SellerStatements;
import dev.sluice.application.webhook.ApplyWebhookService;
import dev.sluice.application.webhook.Observations;
import dev.sluice.application.webhook.PspMessages;
import dev.sluice.application.webhook.ReceiveWebhookService;
import dev.sluice.application.webhook.Webhooks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The services of this application, made from the ports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxProperties.class)
class ServicesConfiguration {

  /** So long whoever took a webhook may be at it. */
  private static final Duration WEBHOOK_PATIENCE = Duration.ofSeconds(10);

  private static final int MOST_WEBHOOKS = 200;

  @Bean
  CreatePaymentService createPayment(
      PaymentIntents intents,
      AgreedCommissions commissions,
      Outbox outbox,
      Ids ids,
      Psp psp,
      InstantSource clock,
      RandomGenerator chance) {
    return new CreatePaymentService(intents, commissions, outbox, ids, psp, clock, chance);
  }

  @Bean
  AgreedCommissions agreedCommissions(
      Sellers sellers, @Value("${sluice.sellers.must-exist:false}") boolean mustExist) {
    return new AgreedCommissions(sellers, mustExist);
  }

  @Bean
  RegisterSellerService registerSeller(
      Sellers sellers, Transactions transactions, InstantSource clock) {
    return new RegisterSellerService(sellers, transactions, clock);
  }

  @Bean
  OrderDoor orderDoor(
      PaymentOrders orders, Outbox outbox, Psp psp, InstantSource clock, RandomGenerator chance) {
    return new OrderDoor(orders, outbox, psp, clock, chance);
  }

  @Bean
  DisputePaymentService disputePayment(OrderDoor door, Ids ids) {
    return new DisputePaymentService(door, ids);
  }

  @Bean
  BooksAtOnce booksAtOnce(Journal journal, Balances balances, BalanceCache cache) {
    return new BooksAtOnce(journal, balances, cache);
  }

  @Bean
  ReceiveSettlementFileService receiveSettlementFile(
      SettlementFiles files, Ids ids, InstantSource clock) {
    return new ReceiveSettlementFileService(files, ids, clock);
  }

  @Bean
  ResolveDiscrepancyService resolveDiscrepancy(
      SettlementLines lines, Discrepancies discrepancies, BooksAtOnce books, InstantSource clock) {
    return new ResolveDiscrepancyService(lines, discrepancies, books, clock);
  }

  @Bean
  RefundPaymentService refundPayment(OrderDoor door, Ids ids) {
    return new RefundPaymentService(door, ids);
  }

  @Bean
  ResolveOrderService resolveOrder(OrderDoor door, Resolutions resolutions) {
    return new ResolveOrderService(door, resolutions);
  }

  @Bean
  ResolveRefundService resolveRefund(OrderDoor door, Resolutions resolutions) {
    return new ResolveRefundService(door, resolutions);
  }

  @Bean
  ResolveIntentService resolveIntent(
      PaymentIntents intents,
      AuthorizationGate gate,
      Resolutions resolutions,
      InstantSource clock) {
    return new ResolveIntentService(intents, gate, resolutions, clock);
  }

  @Bean
  VoidGate voidGate(Payments payments, Psp psp, RandomGenerator chance) {
    return new VoidGate(payments, psp, chance);
  }

  @Bean
  ResolveVoidService resolveVoid(
      Payments payments,
      VoidGate gate,
      Outbox outbox,
      Resolutions resolutions,
      InstantSource clock) {
    return new ResolveVoidService(payments, gate, outbox, resolutions, clock);
  }

  @Bean
  Observations observations(
      PaymentIntents intents,
      Payments payments,
      PaymentOrders orders,
      AuthorizationGate authorizations,
      VoidGate voids,
      PspAttempts attempts,
      Outbox outbox) {
    return new Observations(intents, payments, orders, authorizations, voids, attempts, outbox);
  }

  @Bean
  ReceiveWebhookService receiveWebhook(
      Webhooks webhooks,
      PspMessages messages,
      Observations observations,
      PaymentOrders orders,
      DisputePaymentService disputes,
      Transactions transactions,
      Failures failures,
      InstantSource clock) {
    return new ReceiveWebhookService(
        webhooks,
        messages,
        new ApplyWebhookService(observations, orders, disputes, webhooks),
        transactions,
        failures,
        clock,
        WEBHOOK_PATIENCE,
        MOST_WEBHOOKS);
  }

  @Bean
  AuthorizationGate authorizationGate(
      PaymentIntents intents, Outbox outbox, Psp psp, RandomGenerator chance) {
    return new AuthorizationGate(intents, outbox, psp, chance);
  }

  @Bean
  AuthorizePaymentService authorizePayment(
      PaymentIntents intents,
      AuthorizationGate gate,
      Idempotency idempotency,
      PspAttempts attempts,
      RetryTimer timer,
      Psp psp,
      Transactions transactions,
      InstantSource clock,
      RandomGenerator chance) {
    return new AuthorizePaymentService(
        intents, gate, idempotency, attempts, timer, psp, transactions, clock, chance);
  }

  @Bean
  ChangeOrdersService changeOrders(OrderDoor door) {
    return new ChangeOrdersService(door);
  }

  @Bean
  IdempotentDoor idempotentDoor(
      Idempotency idempotency, Transactions transactions, InstantSource clock) {
    return new IdempotentDoor(idempotency, transactions, clock);
  }

  @Bean
  ResolveDeadLetterService resolveDeadLetter(
      DeadLetters letters, Replays replays, InstantSource clock) {
    return new ResolveDeadLetterService(letters, replays, clock);
  }

  @Bean
  ReadBalanceService readBalance(Balances balances, BalanceCache cache) {
    return new ReadBalanceService(balances, cache);
  }

  @Bean
  ReadStatementService readStatement(SellerStatements statements) {
    return new ReadStatementService(statements);
  }

  @Bean
  AuditService auditService(Books books, PspRecords psp) {
    return new AuditService(books, psp);
  }

  @Bean
  ExpandPaymentService expandPayment(
      PaymentIntents intents, Payments payments, PaymentOrders orders, Outbox outbox, Psp psp) {
    return new ExpandPaymentService(intents, payments, orders, outbox, psp);
  }

  /** Its name is the same after every start: it goes on with the shards it held when it died. */
  @Bean
  RelayOutboxService relayOutbox(
      Outbox outbox,
      ExpandPaymentService expansion,
      Broker broker,
      Transactions transactions,
      Failures failures,
      OutboxProperties properties,
      @Value("${spring.application.name}-${sluice.slot:0}") String instance) {
    return new RelayOutboxService(
        outbox,
        expansion,
        broker,
        transactions,
        failures,
        instance,
        properties.batch(),
        properties.lease());
  }

  @Bean
  ResendService resend(SentRows rows, Transactions transactions) {
    return new ResendService(rows, transactions);
  }

  /** A job that meets bad weather says so in one line and comes again. */
  @Bean
  SimpleAsyncTaskSchedulerCustomizer jobsThatComeAgain() {
    var log = LoggerFactory.getLogger("dev.sluice.jobs");
    return scheduler ->
        scheduler.setErrorHandler(
            failure -> log.warn("a job will come again: {}", failure.toString()));
  }
}
