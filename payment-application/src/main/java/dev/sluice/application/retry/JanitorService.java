package dev.sluice.application.retry;

import dev.sluice.application.intent.AuthorizationGate;
import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.payment.ExpiryGate;
import dev.sluice.application.payment.Payments;
import dev.sluice.application.payment.VoidGate;
import dev.sluice.application.pipeline.Calls;
import dev.sluice.application.pipeline.EventLog;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspAttempts;
import dev.sluice.application.psp.PspAttempts.Source;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.intent.IntentTrigger;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspResultUpdated;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the PSP about what it never answered, by key, and lets go of authorizations whose captures
 * never reached it. What it learns about an order it only says: the applier decides.
 */
public final class JanitorService {

  private static final Logger LOG = LoggerFactory.getLogger(JanitorService.class);

  private final PaymentIntents intents;
  private final PaymentOrders orders;
  private final Payments payments;
  private final AuthorizationGate authorizations;
  private final VoidGate voids;
  private final ExpiryGate expiries;
  private final PspAttempts attempts;
  private final Outbox outbox;
  private final Transactions transactions;
  private final Calls calls;
  private final Psp psp;
  private final InstantSource clock;
  private final int batch;

  /**
   * @param batch most things of each kind in one round
   */
  public JanitorService(
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
      int batch) {
    this.intents = intents;
    this.orders = orders;
    this.payments = payments;
    this.authorizations = authorizations;
    this.voids = voids;
    this.expiries = expiries;
    this.attempts = attempts;
    this.outbox = outbox;
    this.transactions = transactions;
    this.calls = calls;
    this.psp = psp;
    this.clock = clock;
    this.batch = batch;
  }

  /**
   * One round.
   *
   * @return how many questions were asked
   */
  public int runOnce() {
    var questions = transactions.run(this::claim);
    calls.<Question, PspAnswer>run(
        questions.stream().map(List::of).toList(),
        question -> question.heard(EventLog.during(question.request(), () -> question.ask(psp))),
        group -> transactions.run(() -> record(group)));
    transactions.run(this::releaseLost);
    transactions.run(this::expire);
    return questions.size();
  }

  /**
   * The next question is due by itself before this one is asked: whoever dies here loses nothing.
   */
  private List<Question> claim() {
    var now = clock.instant();
    var questions = new ArrayList<Question>();
    var askedOrders = new ArrayList<Change<PaymentOrder>>();
    for (var order : orders.claimQuestions(now, batch)) {
      var asking = order.asking(psp.capabilities(), now);
      askedOrders.add(new Change<>(order, asking));
      questions.add(
          new Question.OfOrder(asking, asking.pspKey(), asking.pursuit().orElseThrow().asked()));
    }
    if (!askedOrders.isEmpty()) orders.save(askedOrders, now);
    var askedIntents = new ArrayList<Change<PaymentIntent>>();
    for (var intent : intents.claimQuestions(now, batch)) {
      var asking = intent.asking(psp.capabilities(), now);
      askedIntents.add(new Change<>(intent, asking));
      questions.add(
          new Question.OfIntent(
              asking, asking.operationKey(), asking.pursuit().orElseThrow().asked()));
    }
    if (!askedIntents.isEmpty()) intents.save(askedIntents, now);
    var askedVoids = new ArrayList<Change<Payment>>();
    for (var payment : payments.claimQuestions(now, batch)) {
      var asking = payment.askingVoid(psp.capabilities(), now);
      askedVoids.add(new Change<>(payment, asking));
      var pursuit = asking.voidPursuit();
      questions.add(
          new Question.OfVoid(asking, asking.voidKey(), pursuit == null ? 0 : pursuit.asked()));
    }
    if (!askedVoids.isEmpty()) payments.save(askedVoids, now);
    questions.addAll(claimExpiries(now));
    return questions;
  }

  /** Authorizations that nobody captured or voided in their time. */
  private List<Question> claimExpiries(Instant now) {
    var asked = new ArrayList<Change<Payment>>();
    for (var payment : payments.claimExpiries(now, batch))
      asked.add(new Change<>(payment, payment.askingExpiry(psp.capabilities(), now)));
    if (!asked.isEmpty()) payments.save(asked, now);
    return asked.stream()
        .map(Change::after)
        .<Question>map(
            payment -> new Question.OfExpiry(payment, PspKey.expiry(payment.intent()), 1))
        .toList();
  }

  private void record(List<Calls.Answered<Question, PspAnswer>> group) {
    var now = clock.instant();
    var heard = group.stream().filter(one -> one.question().isAnsweredBy(one.answer())).toList();
    attempts.answered(
        heard.stream()
            .map(one ->
                new PspAttempts.Answer(
                    one.question().key(),
                    one.question().operation(),
                    Source.ASKED,
                    one.question().n(),
                    one.answer()))
            .toList(),
        now);
    var news = new ArrayList<EventEnvelope<?>>();
    for (var one : heard) {
      switch (one.question()) {
        case Question.OfOrder q -> news.add(observed(q, one.answer(), now));
        case Question.OfIntent q -> authorized(q, one.answer(), now);
        case Question.OfVoid q -> news.addAll(voided(q, one.answer(), now));
        case Question.OfExpiry q ->
            news.addAll(expiries.over(q.payment().id(), q.request().cause(), now));
      }
    }
    if (!news.isEmpty()) outbox.add(news);
  }

  private static EventEnvelope<?> observed(
      Question.OfOrder question, PspAnswer answer, Instant now) {
    var order = question.order();
    int attempt = order.pursuit().orElseThrow().attempt();
    return EventEnvelope.of(
        order.resultUpdated(PaymentOrderPspResultUpdated.asked(question.n()), attempt, answer),
        question.request().cause(),
        now);
  }

  private void authorized(Question.OfIntent question, PspAnswer answer, Instant now) {
    var intent = question.intent();
    var request = intent.authorizationRequested();
    var told =
        new AuthorizationGate.Told(
            intent.id(),
            new IntentTrigger.Told(request.operation(), request.attempt(), question.n(), answer),
            question.request().cause());
    alarm(authorizations.apply(List.of(told), now).getFirst());
  }

  private List<EventEnvelope<?>> voided(Question.OfVoid question, PspAnswer answer, Instant now) {
    var payment = question.payment();
    var cause = question.request().cause();
    var attempt = payment.voidRequested().attempt();
    var told = new VoidGate.Told(payment.id(), attempt, question.n(), answer, cause);
    var result = voids.apply(List.of(told), now).getFirst();
    alarm(result.outcome());
    return following(result, cause, now);
  }

  /** What only waited for the end of an authorization, where that has come. */
  private void expire() {
    var now = clock.instant();
    var news = new ArrayList<EventEnvelope<?>>();
    for (var result : voids.expire(now, batch)) {
      news.addAll(following(result, result.outcome().after().voidEnvelope().cause(), now));
    }
    if (!news.isEmpty()) outbox.add(news);
    authorizations.expire(now, batch);
  }

  private static List<EventEnvelope<?>> following(
      VoidGate.Result result, Cause cause, Instant now) {
    return result.news().stream()
        .<EventEnvelope<?>>map(event -> EventEnvelope.of(event, cause, now))
        .toList();
  }

  /**
   * Orders that never reached the PSP end with their authorization: it is voided once nothing else
   * is open.
   */
  private void releaseLost() {
    var ids = new TreeSet<PaymentId>(payments.withLostOrders(batch));
    if (ids.isEmpty()) return;
    var now = clock.instant();
    var changes = new ArrayList<Change<Payment>>();
    var news = new ArrayList<EventEnvelope<?>>();
    for (var standing : payments.lock(ids).values()) {
      var outcome = standing.payment().releaseLost(standing.orders(), now);
      if (!(outcome instanceof Outcome.Moved<Payment> moved)) continue;
      changes.add(new Change<>(standing.payment(), moved.thing()));
      news.add(moved.thing().voidEnvelope());
    }
    if (!changes.isEmpty()) payments.save(changes, now);
    if (!news.isEmpty()) outbox.add(news);
  }

  private static void alarm(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Refused<?> refused) LOG.error("{}", refused.reason());
  }
}
