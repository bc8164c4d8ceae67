package dev.sluice.application.intent;

import dev.sluice.application.payment.Payments;
import dev.sluice.application.payment.VoidGate;
import dev.sluice.application.pipeline.Step.Ask;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspAttempts;
import dev.sluice.application.psp.PspAttempts.Attempt;
import dev.sluice.application.psp.PspAttempts.Source;
import dev.sluice.application.psp.PspRequest;
import dev.sluice.application.psp.RetryTimer;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.IntentTrigger;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentAuthorizationRequested;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.Pursuit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Calls the PSP for authorizations nobody waits for, and for voids. */
public final class ExecuteAuthorizationService
    implements Ask<PaymentAuthorizationRequested, PspRequest, PspAnswer> {

  private final PaymentIntents intents;
  private final Payments payments;
  private final AuthorizationGate authorizations;
  private final VoidGate voids;
  private final PspAttempts attempts;
  private final RetryTimer timer;
  private final Psp psp;
  private final RandomGenerator chance;

  public ExecuteAuthorizationService(
      PaymentIntents intents,
      Payments payments,
      AuthorizationGate authorizations,
      VoidGate voids,
      PspAttempts attempts,
      RetryTimer timer,
      Psp psp,
      RandomGenerator chance) {
    this.intents = intents;
    this.payments = payments;
    this.authorizations = authorizations;
    this.voids = voids;
    this.attempts = attempts;
    this.timer = timer;
    this.psp = psp;
    this.chance = chance;
  }

  @Override
  public String name() {
    return "payment-authorization-executor";
  }

  @Override
  public Topic topic() {
    return Topic.PAYMENT_AUTHORIZATION_REQUESTED;
  }

  @Override
  public String lane(PaymentAuthorizationRequested event) {
    return event.key();
  }

  @Override
  public Map<EventEnvelope<PaymentAuthorizationRequested>, PspRequest> claim(
      List<EventEnvelope<PaymentAuthorizationRequested>> fresh, Instant now) {
    var requests = new HashMap<EventEnvelope<PaymentAuthorizationRequested>, PspRequest>();
    claimVoids(claimIntents(fresh, now, requests), now, requests);
    attempts.open(
        requests.entrySet().stream()
            .map(e -> new Attempt(e.getValue(), Source.CALL, e.getKey().data().attempt()))
            .toList(),
        now);
    return requests;
  }

  /**
   * @return the voids of payments; one of an authorization that never arrived has no payment and is
   *     its intent's own
   */
  private List<EventEnvelope<PaymentAuthorizationRequested>> claimIntents(
      List<EventEnvelope<PaymentAuthorizationRequested>> events,
      Instant now,
      Map<EventEnvelope<PaymentAuthorizationRequested>, PspRequest> requests) {
    var ids = new TreeSet<PaymentIntentId>();
    for (var event : events) ids.add(event.data().paymentIntentId());
    var before = intents.lock(ids);
    var changes = new HashMap<PaymentIntentId, Change<PaymentIntent>>();
    var voids = new ArrayList<EventEnvelope<PaymentAuthorizationRequested>>();
    for (var event : events) {
      var intent = before.get(event.data().paymentIntentId());
      if (intent == null)
        throw new IllegalStateException("nothing known under " + event.data().paymentIntentId());
      if (isVoid(event.data()) && !intent.operation().equals(Operation.VOID)) {
        voids.add(event);
        continue;
      }
      var outcome =
          intent.on(
              new IntentTrigger.Call(event.data().operation(), event.data().attempt()),
              new Circumstances(event.eventId(), now, psp.capabilities(), chance));
      if (!(outcome instanceof Outcome.Moved<PaymentIntent> moved)) continue;
      changes.put(intent.id(), new Change<>(intent, moved.thing()));
      if (mayCall(moved.thing().pursuit()))
        request(event.data(), intent).ifPresent(request -> requests.put(event, request));
    }
    if (!changes.isEmpty()) intents.save(List.copyOf(changes.values()), now);
    return voids;
  }

  private static Optional<PspRequest> request(
      PaymentAuthorizationRequested event, PaymentIntent intent) {
    if (isVoid(event)) return Optional.of(new PspRequest.VoidByKey(intent.id(), intent.total()));
    return Optional.ofNullable(intent.pspToken())
        .map(token -> new PspRequest.Authorize(intent.id(), intent.total(), token));
  }

  /** Where the key may be forgotten the pursuit has become a question. */
  private static boolean mayCall(Optional<Pursuit> pursuit) {
    return pursuit.filter(Pursuit::isRetry).isPresent();
  }

  private void claimVoids(
      List<EventEnvelope<PaymentAuthorizationRequested>> events,
      Instant now,
      Map<EventEnvelope<PaymentAuthorizationRequested>, PspRequest> requests) {
    if (events.isEmpty()) return;
    var ids = new TreeSet<PaymentId>();
    for (var event : events) ids.add(event.data().paymentId());
    var before = payments.lock(ids);
    var changes = new HashMap<PaymentId, Change<Payment>>();
    for (var event : events) {
      var standing = before.get(event.data().paymentId());
      // the key of an authorization that never arrived is closed by now
      if (standing == null) continue;
      var payment = standing.payment();
      var outcome = payment.voiding(event.data().attempt(), psp.capabilities(), now);
      if (!(outcome instanceof Outcome.Moved<Payment> moved)) continue;
      changes.put(payment.id(), new Change<>(payment, moved.thing()));
      if (mayCall(Optional.ofNullable(moved.thing().voidPursuit())))
        requests.put(
            event, new PspRequest.Void(payment.intent(), payment.open(), payment.authorization()));
    }
    if (!changes.isEmpty()) payments.save(List.copyOf(changes.values()), now);
  }

  @Override
  public PspAnswer ask(PspRequest request) {
    var answer = psp.send(request);
    // closing a key voids what is there, and most often nothing is: any amount is as asked
    return request instanceof PspRequest.VoidByKey ? answer : answer.against(request.amount());
  }

  @Override
  public List<Recorded> record(
      List<Answered<PaymentAuthorizationRequested, PspRequest, PspAnswer>> answered, Instant now) {
    attempts.answered(
        answered.stream()
            .map(one ->
                new PspAttempts.Answer(
                    one.question().key(),
                    one.question().operation(),
                    Source.CALL,
                    one.event().data().attempt(),
                    one.answer()))
            .toList(),
        now);
    var told = new ArrayList<AuthorizationGate.Told>();
    var voided = new ArrayList<VoidGate.Told>();
    for (var one : answered) {
      var event = one.event().data();
      switch (one.question()) {
        case PspRequest.Authorize _, PspRequest.VoidByKey _ ->
            told.add(
                new AuthorizationGate.Told(
                    event.paymentIntentId(),
                    new IntentTrigger.Told(event.operation(), event.attempt(), 0, one.answer()),
                    one.event().cause()));
        case PspRequest.Void _ ->
            voided.add(
                new VoidGate.Told(
                    event.paymentId(), event.attempt(), 0, one.answer(), one.event().cause()));
        case PspRequest.Capture _, PspRequest.Refund _ ->
            throw new IllegalStateException("nobody asks for " + one.question() + " here");
      }
    }
    var authorized = authorizations.apply(told, now).iterator();
    var voidings = voids.apply(voided, now).iterator();
    var recorded = new ArrayList<Recorded>();
    for (var one : answered)
      if (one.question() instanceof PspRequest.Void) {
        var result = voidings.next();
        recorded.add(Recorded.of(result.outcome(), result.news()));
      } else {
        // what follows from an authorization leaves through the outbox
        recorded.add(Recorded.of(authorized.next(), List.of()));
      }
    return recorded;
  }

  @Override
  public void committed(
      List<Answered<PaymentAuthorizationRequested, PspRequest, PspAnswer>> answered) {
    var silent =
        answered.stream()
            .filter(one -> !one.answer().isFinal())
            .map(one -> one.event().data())
            .toList();
    if (silent.isEmpty()) return;
    var due = new HashMap<String, Instant>();
    for (var intent :
        intents.read(silent.stream().map(PaymentAuthorizationRequested::paymentIntentId).toList()))
      nextTry(intent.pursuit()).ifPresent(at -> due.put(intent.id().value(), at));
    for (var event : silent)
      if (isVoid(event))
        payments
            .find(event.paymentId())
            .flatMap(payment -> nextTry(Optional.ofNullable(payment.voidPursuit())))
            .ifPresent(at -> due.put(event.paymentId().value(), at));
    if (!due.isEmpty()) timer.schedule(due);
  }

  private static Optional<Instant> nextTry(Optional<Pursuit> pursuit) {
    return pursuit.filter(Pursuit::isRetry).flatMap(p -> Optional.ofNullable(p.nextAt()));
  }

  private static boolean isVoid(PaymentAuthorizationRequested event) {
    return event.operation().equals(Operation.VOID);
  }
}
