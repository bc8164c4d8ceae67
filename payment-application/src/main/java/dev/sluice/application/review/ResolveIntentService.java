package dev.sluice.application.review;

import dev.sluice.application.intent.AuthorizationGate;
import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.review.Resolution.Saying;
import dev.sluice.application.review.Resolution.Verdict;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.intent.IntentTrigger;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.money.Amount;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Takes an intent out of review. What is authorized after all is booked as held, so two people have
 * to find it; giving back what the PSP holds takes one.
 */
public final class ResolveIntentService {

  private final PaymentIntents intents;
  private final AuthorizationGate gate;
  private final TwoPeople people;
  private final InstantSource clock;

  public ResolveIntentService(
      PaymentIntents intents,
      AuthorizationGate gate,
      Resolutions resolutions,
      InstantSource clock) {
    this.intents = intents;
    this.gate = gate;
    this.people = new TwoPeople(resolutions);
    this.clock = clock;
  }

  /**
   * In a transaction.
   *
   * @throws Problem when there is nothing to resolve, the verdict cannot be, or it is the same
   *     person again
   */
  public Resolution resolve(PaymentIntentId id, Verdict verdict, Saying saying) {
    var intent = intents.lock(new TreeSet<>(List.of(id))).get(id);
    if (intent == null) throw new Problem(ErrorCode.NOT_FOUND, "There is no payment intent " + id);
    inReview(intent, verdict);
    var now = clock.instant();
    var nothing = Amount.zero(intent.total().currency());
    var said = Resolution.said(id.value(), intent.payment(), 0, verdict, nothing, saying, now);
    return people.say(
        said,
        verdict == Verdict.DECLINED,
        () -> {
          var found = new IntentTrigger.Resolve(verdict == Verdict.AUTHORIZED);
          // in the intent's own trace: what follows may be told again by somebody who knows no
          // other
          var cause = Cause.door(intent.traceId());
          gate.apply(List.of(new AuthorizationGate.Told(id, found, cause)), now);
          return nothing;
        });
  }

  private static void inReview(PaymentIntent intent, Verdict verdict) {
    if (!(intent.state() instanceof IntentState.Review review))
      throw new Problem(
          ErrorCode.WRONG_STATE,
          "%s is %s: only an intent in REVIEW can be resolved"
              .formatted(intent.id(), intent.status()),
          List.of(),
          Map.of("state", intent.status().name()));
    if (verdict == Verdict.AUTHORIZED
        && !review.authorized().currency().equals(intent.total().currency()))
      throw Problem.invalid(
          "/outcome",
          "%s cannot pay %s: resolve it as DECLINED, and what the PSP holds is given back"
              .formatted(review.authorized(), intent.total()));
  }
}
