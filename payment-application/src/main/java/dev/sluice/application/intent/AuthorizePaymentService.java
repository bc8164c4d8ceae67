package dev.sluice.application.intent;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.Idempotency;
import dev.sluice.application.idempotency.Idempotency.Standing;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.idempotency.IdempotentRequest;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspAttempts;
import dev.sluice.application.psp.PspAttempts.Attempt;
import dev.sluice.application.psp.PspAttempts.Source;
import dev.sluice.application.psp.PspRequest;
import dev.sluice.application.psp.RetryTimer;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.intent.IntentTrigger;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.Pursuit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Authorizes while the shopper waits. Three short parts: the gate that says who calls (committed),
 * the call with no transaction open, the answer. Whoever comes second never calls.
 */
public final class AuthorizePaymentService {

  /** What a caller who died over a key gets on top of the deadline. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final int FIRST = 1;

  private final PaymentIntents intents;
  private final AuthorizationGate gate;
  private final Idempotency idempotency;
  private final PspAttempts attempts;
  private final RetryTimer timer;
  private final Psp psp;
  private final Transactions transactions;
  private final InstantSource clock;
  private final RandomGenerator chance;

  public AuthorizePaymentService(
      PaymentIntents intents,
      AuthorizationGate gate,
      Idempotency idempotency,
      PspAttempts attempts,
      RetryTimer timer,
      Psp psp,
      Transactions transactions,
      InstantSource clock,
      RandomGenerator chance) {
    this.intents = intents;
    this.gate = gate;
    this.idempotency = idempotency;
    this.attempts = attempts;
    this.timer = timer;
    this.psp = psp;
    this.transactions = transactions;
    this.clock = clock;
    this.chance = chance;
  }

  /** What the gate says: here is the answer, or go and call. */
  private sealed interface Gate {
    record Told(Answer answer) implements Gate {}

    record Call(PspRequest.Authorize request) implements Gate {}
  }

  /**
   * @param token what stands for the shopper's card at the PSP
   * @param render the door's answer for an intent as it stands
   */
  public Answer authorize(
      IdempotentRequest request,
      PaymentIntentId id,
      String token,
      String traceId,
      Function<PaymentIntent, Answer> render) {
    return switch (transactions.run(() -> enter(request, id, token, render))) {
      case Gate.Told(Answer answer) -> answer;
      case Gate.Call(PspRequest.Authorize call) -> {
        var answer = psp.send(call).against(call.amount());
        var reported = transactions.run(() -> record(request, call, answer, traceId, render));
        remind(reported.intent());
        yield reported.answer();
      }
    };
  }

  /** What the door answers, and the intent it speaks of. */
  private record Reported(PaymentIntent intent, Answer answer) {}

  private Reported record(
      IdempotentRequest request,
      PspRequest.Authorize call,
      PspAnswer answer,
      String traceId,
      Function<PaymentIntent, Answer> render) {
    var now = clock.instant();
    attempts.answered(
        List.of(new PspAttempts.Answer(call.key(), call.operation(), Source.CALL, FIRST, answer)),
        now);
    var what = new IntentTrigger.Told(Operation.AUTHORIZE, FIRST, 0, answer);
    var told = new AuthorizationGate.Told(call.intent(), what, Cause.door(traceId));
    var intent = gate.apply(List.of(told), now).getFirst().after();
    return new Reported(intent, report(request, intent, render));
  }

  /** A caller who dies before this is found by the sweep. */
  private void remind(PaymentIntent intent) {
    intent
        .pursuit()
        .filter(Pursuit::isRetry)
        .ifPresent(retry ->
            timer.schedule(Map.of(intent.id().value(), Objects.requireNonNull(retry.nextAt()))));
  }

  private Gate enter(
      IdempotentRequest request,
      PaymentIntentId id,
      String token,
      Function<PaymentIntent, Answer> render) {
    var now = clock.instant();
    var lease = psp.capabilities().deadline().plus(GRACE);
    return switch (idempotency.take(request, lease, now)) {
      case Standing.Answered(Answer answer) -> new Gate.Told(answer.again());
      case Standing.OtherBody _ -> throw IdempotentDoor.otherBody();
      case Standing.Running running -> {
        if (!running.expired()) throw IdempotentDoor.running();
        // whoever takes over does not call the PSP, he reports what is known
        yield new Gate.Told(report(request, existing(id), render));
      }
      case Standing.Fresh _ -> begin(request, id, token, now, render);
    };
  }

  private Gate begin(
      IdempotentRequest request,
      PaymentIntentId id,
      String token,
      Instant now,
      Function<PaymentIntent, Answer> render) {
    var intent = intents.lock(new TreeSet<>(List.of(id))).get(id);
    if (intent == null) throw unknown(id);
    if (intent.state() instanceof IntentState.PendingAuth) {
      if (!token.equals(intent.pspToken()))
        throw wrongState(intent, "another payment method is being authorized");
      return new Gate.Told(report(request, intent, render));
    }
    if (!(intent.state() instanceof IntentState.Created))
      throw wrongState(intent, "it cannot be authorized again");
    var with = new Circumstances(null, now, psp.capabilities(), chance);
    var calling =
        intent
            .paidWith(token)
            .on(new IntentTrigger.Request(), with)
            .after()
            .on(new IntentTrigger.Call(Operation.AUTHORIZE, FIRST), with)
            .after();
    intents.save(List.of(new Change<>(intent, calling)), now);
    var call = new PspRequest.Authorize(id, intent.total(), token);
    attempts.open(List.of(new Attempt(call, Source.CALL, FIRST)), now);
    return new Gate.Call(call);
  }

  /**
   * An answer that is still pending is not kept: asked again, the door tells what is known by then.
   */
  private Answer report(
      IdempotentRequest request, PaymentIntent intent, Function<PaymentIntent, Answer> render) {
    var answer = render.apply(intent);
    if (intent.state() instanceof IntentState.PendingAuth) idempotency.release(request);
    else idempotency.answer(Map.of(request, answer));
    return answer;
  }

  private PaymentIntent existing(PaymentIntentId id) {
    return intents.find(id).orElseThrow(() -> unknown(id));
  }

  private static Problem unknown(PaymentIntentId id) {
    return new Problem(ErrorCode.NOT_FOUND, "There is no payment intent " + id);
  }

  private static Problem wrongState(PaymentIntent intent, String why) {
    return new Problem(
        ErrorCode.WRONG_STATE,
        "%s is %s: %s".formatted(intent.id(), intent.status(), why),
        List.of(),
        Map.of("state", intent.status().name()));
  }
}
