package dev.sluice.consumers.config;

import dev.sluice.application.balance.BalanceCache;
import dev.sluice.application.balance.Balances;
import dev.sluice.application.balance.UpdateBalancesService;
import dev.sluice.application.deadletter.DeadLetters;
import dev.sluice.application.deadletter.FileDeadLettersService;
import dev.sluice.application.deadletter.LetterBox;
import dev.sluice.application.intent.AuthorizationGate;
import dev.sluice.application.intent.ExecuteAuthorizationService;
import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.ledger.Journal;
import dev.sluice.application.ledger.RecordLedgerEntriesService;
import dev.sluice.application.ledger.RequestLedgerRecordingService;
import dev.sluice.application.order.CapturePaymentService;
import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.order.ProcessPaymentService;
import dev.sluice.application.order.RequestCaptureService;
import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.payment.AggregateCapturesService;
import dev.sluice.application.payment.ExpiryGate;
import dev.sluice.application.payment.Payments;
import dev.sluice.application.payment.VoidGate;
import dev.sluice.application.pipeline.Calls;
import dev.sluice.application.pipeline.Failures;
import dev.sluice.application.pipeline.Inbox;
import dev.sluice.application.pipeline.Pipeline;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.pipeline.Watch;
import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspAttempts;
import dev.sluice.application.psp.RetryTimer;
import dev.sluice.application.retry.JanitorService;
import dev.sluice.application.retry.RetryBudget;
import dev.sluice.application.retry.RetryService;
import dev.sluice.domain.ledger.LedgerEvent.LedgerRecordingCommand;
import dev.sluice.domain.payment.PaymentEvent.PaymentAuthorized;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps and jobs of this application, from the services that hold their decisions. */
@Configuration(proxyBeanMethods = false)
class StepsConfiguration {

  @Bean
  Pipeline.Tools pipelineTools(
      Transactions transactions,
      Inbox inbox,
      Failures failures,
      Calls calls,
      Watch watch,
      InstantSource clock) {
    return new Pipeline.Tools(transactions, inbox, failures, calls, watch, clock);
  }

  @Bean
  AuthorizationGate authorizationGate(
      PaymentIntents intents, Outbox outbox, Psp psp, RandomGenerator chance) {
    return new AuthorizationGate(intents, outbox, psp, chance);
  }

  @Bean
  VoidGate voidGate(Payments payments, Psp psp, RandomGenerator chance) {
    return new VoidGate(payments, psp, chance);
  }

  @Bean
  ExpiryGate expiryGate(Payments payments, PaymentOrders orders, Psp psp, RandomGenerator chance) {
    return new ExpiryGate(payments, orders, psp, chance);
  }

  @Bean
  ExecuteAuthorizationService executeAuthorization(
      PaymentIntents intents,
      Payments payments,
      AuthorizationGate authorizations,
      VoidGate voids,
      PspAttempts attempts,
      RetryTimer timer,
      Psp psp,
      RandomGenerator chance) {
    return new ExecuteAuthorizationService(
        intents, payments, authorizations, voids, attempts, timer, psp, chance);
  }

  @Bean
  RequestCaptureService requestCapture(PaymentOrders orders, Psp psp, RandomGenerator chance) {
    return new RequestCaptureService(orders, psp, chance);
  }

  @Bean
  CapturePaymentService capturePayment(PaymentOrders orders, PspAttempts attempts, Psp psp) {
    return new CapturePaymentService(orders, attempts, psp);
  }

  @Bean
  ProcessPaymentService processPayment(
      PaymentOrders orders, RetryTimer timer, Psp psp, RandomGenerator chance) {
    return new ProcessPaymentService(orders, timer, psp, chance);
  }

  @Bean
  AggregateCapturesService aggregateCaptures(Payments payments) {
    return new AggregateCapturesService(payments);
  }

  @Bean
  RequestLedgerRecordingService requestLedgerRecording() {
    return new RequestLedgerRecordingService();
  }

  @Bean
  RecordLedgerEntriesService<PaymentAuthorized> recordHolds(Journal journal) {
    return RecordLedgerEntriesService.holds(journal);
  }

  @Bean
  RecordLedgerEntriesService<LedgerRecordingCommand> recordCommands(Journal journal) {
    return RecordLedgerEntriesService.commands(journal);
  }

  @Bean
  UpdateBalancesService updateBalances(Balances balances, BalanceCache cache) {
    return new UpdateBalancesService(balances, cache);
  }

  @Bean
  FileDeadLettersService fileDeadLetters(
      LetterBox box, DeadLetters letters, Transactions transactions) {
    return new FileDeadLettersService(box, letters, transactions);
  }

  @Bean
  RetryService retryService(
      PaymentIntents intents,
      PaymentOrders orders,
      Payments payments,
      Outbox outbox,
      RetryTimer timer,
      Transactions transactions,
      Psp psp,
      InstantSource clock,
      RandomGenerator chance,
      ConsumersProperties properties) {
    properties.retry().waitsFor(psp.capabilities().deadline());
    return new RetryService(
        intents,
        orders,
        payments,
        outbox,
        timer,
        transactions,
        psp,
        clock,
        chance,
        new RetryBudget(properties.retry().perSecond()),
        properties.retry().batch(),
        properties.retry().lostAfter());
  }

  @Bean
  JanitorService janitorService(
      PaymentIntents intents,
      PaymentOrders orders,
      Payments payments,
      AuthorizationGate authorizations,
      VoidGate voids,
      ExpiryGate expiries,
      PspAttempts attempts,
      Outbox outbox,
      Transactions transactions,
      Calls calls,
      Psp psp,
      InstantSource clock,
      ConsumersProperties properties) {
    return new JanitorService(
        intents,
        orders,
        payments,
        authorizations,
        voids,
        expiries,
        attempts,
        outbox,
        transactions,
        calls,
        psp,
        clock,
        properties.janitor().batch());
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
