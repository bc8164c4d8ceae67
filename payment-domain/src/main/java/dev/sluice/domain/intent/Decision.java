package dev.sluice.domain.intent;

import dev.sluice.domain.intent.IntentState.Authorized;
import dev.sluice.domain.intent.IntentState.Cancelled;
import dev.sluice.domain.intent.IntentState.Closing;
import dev.sluice.domain.intent.IntentState.Created;
import dev.sluice.domain.intent.IntentState.Declined;
import dev.sluice.domain.intent.IntentState.PendingAuth;
import dev.sluice.domain.intent.IntentState.Review;
import dev.sluice.domain.intent.IntentTrigger.Call;
import dev.sluice.domain.intent.IntentTrigger.Cancel;
import dev.sluice.domain.intent.IntentTrigger.Expire;
import dev.sluice.domain.intent.IntentTrigger.Request;
import dev.sluice.domain.intent.IntentTrigger.Resolve;
import dev.sluice.domain.intent.IntentTrigger.Told;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentIntentAuthorized;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.psp.Pursuit;

/** What an intent answers to what happens to it. Whoever asks holds its row. */
record Decision(PaymentIntent intent, IntentTrigger trigger, Circumstances with) {

  private record Move(IntentState from, IntentTrigger by) {}

  Outcome<PaymentIntent> outcome() {
    return switch (new Move(intent.state(), trigger)) {
      case Move(Closing closing, IntentTrigger _) when trigger.isAboutVoid() ->
          closing.on(trigger, with).map(this::closing).orElse(already());
      // the key of the authorization is closed, whoever hears of it again
      case Move(IntentState _, Told told) when told.operation().equals(Operation.VOID) -> already();

      //         from         by                                   to
      case Move(Created _, Request _) -> requested(Pursuit.begin(with.cause(), with.now()));
      case Move(Created _, Cancel _) -> moved(new Cancelled(with.now()));
      case Move(PendingAuth p, Request _) ->
          p.pursuit().isRetry()
              ? pursued(p.pursuit().retry(with.cause(), with.psp(), with.now()))
              : already();
      case Move(PendingAuth p, Call c) ->
          c.operation().equals(Operation.AUTHORIZE) && p.pursuit().isCall(c.attempt())
              ? moved(new PendingAuth(p.pursuit().calling(with.psp(), with.now())))
              : already();
      case Move(PendingAuth _, Told(Operation _, int _, int _, PspAnswer.Approved a)) ->
          authorized(a);
      case Move(PendingAuth _, Told(Operation _, int _, int _, PspAnswer.Declined d)) ->
          moved(new Declined(d.reason(), with.now()));
      case Move(PendingAuth _, Told(Operation _, int _, int _, PspAnswer.Mismatch m)) ->
          review(m.reference(), m.amount());
      case Move(PendingAuth p, Told t) -> waits(p.pursuit(), t);
      case Move(Review r, Resolve found) -> found.held() ? held(r) : givenBack();

      // nothing new
      case Move(Authorized a, Told(Operation _, int _, int _, PspAnswer.Approved b))
          when a.reference().equals(b.reference()) && b.amount().equals(intent.total()) ->
          already();
      case Move(Declined _, Told(Operation _, int _, int _, PspAnswer.Declined _)) -> already();
      case Move(Closing _, Told(Operation _, int _, int _, PspAnswer.Declined _)) -> already();
      case Move(Review r, Told(Operation _, int _, int _, PspAnswer.Approved a))
          when r.reference().equals(a.reference()) && r.authorized().equals(a.amount()) ->
          already();
      case Move(Review r, Told(Operation _, int _, int _, PspAnswer.Mismatch m))
          when r.reference().equals(m.reference()) && r.authorized().equals(m.amount()) ->
          already();
      case Move(IntentState _, Told(Operation _, int _, int _, PspAnswer answer))
          when isLookedAt(answer) ->
          already();
      case Move(Created _, Told _) -> refused();
      case Move(IntentState _, Told(Operation _, int _, int _, PspAnswer answer))
          when !answer.isFinal() ->
          already();
      case Move(IntentState _, Request _) -> already();
      case Move(IntentState _, Call _) -> already();
      case Move(IntentState _, Expire _) -> already();
      case Move(Cancelled _, Cancel _) -> already();

      // a different answer, or a cancel the PSP may already have overtaken
      case Move(IntentState _, IntentTrigger _) -> refused();
    };
  }

  private Outcome<PaymentIntent> requested(Pursuit pursuit) {
    var next = intent.copy(new PendingAuth(pursuit), intent.pspToken());
    return Outcome.moved(next, next.authorizationRequested());
  }

  private Outcome<PaymentIntent> authorized(PspAnswer.Approved approved) {
    // whoever brought the answer may have forgotten to hold it against what was asked
    if (approved.against(intent.total()) instanceof PspAnswer.Mismatch m)
      return review(m.reference(), m.amount());
    return Outcome.moved(
        intent.copy(new Authorized(approved.reference(), with.now()), null),
        new PaymentIntentAuthorized(intent.id(), intent.payment()));
  }

  private Outcome<PaymentIntent> review(PspReference at, Amount authorized) {
    return moved(new Review(at, authorized, with.now()));
  }

  private Outcome<PaymentIntent> held(Review review) {
    return Outcome.moved(
        intent.copy(new Authorized(review.reference(), review.authorized(), with.now()), null),
        new PaymentIntentAuthorized(intent.id(), intent.payment()));
  }

  private Outcome<PaymentIntent> givenBack() {
    return closing(
        new Closing(
            Pursuit.begin(with.cause(), with.now()), PaymentIntent.NOT_AS_ASKED, with.now()));
  }

  /** Whether people know of it, and know better. */
  private boolean isLookedAt(PspAnswer answer) {
    return switch (intent.state()) {
      case Authorized(var reference, var reviewed, var _) ->
          reviewed != null
              && (answer.equals(new PspAnswer.Mismatch(reference, reviewed))
                  || answer.equals(new PspAnswer.Approved(reference, reviewed)));
      default -> intent.declined().filter(PaymentIntent.NOT_AS_ASKED::equals).isPresent();
    };
  }

  private Outcome<PaymentIntent> waits(Pursuit pursuit, Told told) {
    if (!pursuit.hears(told.answer(), told.attempt(), told.question())) return already();
    var next = pursuit.after(told.answer(), with.cause(), with.psp(), with.now(), with.chance());
    return pursued(next);
  }

  private Outcome<PaymentIntent> pursued(Pursuit next) {
    return switch (next.phase()) {
      case REQUESTED -> requested(next);
      case LOST -> neverReached();
      case RETRY, QUESTION -> Outcome.moved(intent.copy(new PendingAuth(next), intent.pspToken()));
    };
  }

  /** Should the request still turn up at the PSP, a void by the authorization's key closes it. */
  private Outcome<PaymentIntent> neverReached() {
    return closing(
        new Closing(
            Pursuit.begin(with.cause(), with.now()), PaymentIntent.NEVER_REACHED_PSP, with.now()));
  }

  private Outcome<PaymentIntent> closing(IntentState state) {
    var next = intent.copy(state, null);
    return next.pursuit().filter(Pursuit::isRequested).isPresent()
        ? Outcome.moved(next, next.authorizationRequested())
        : Outcome.moved(next);
  }

  /** Terminal or in review: nobody needs the token any more, so it goes. */
  private Outcome<PaymentIntent> moved(IntentState next) {
    return Outcome.moved(intent.copy(next, next instanceof PendingAuth ? intent.pspToken() : null));
  }

  private Outcome<PaymentIntent> already() {
    return Outcome.already(intent);
  }

  private Outcome<PaymentIntent> refused() {
    return Outcome.refused(
        intent, "%s is %s, but: %s".formatted(intent.id(), intent.status(), trigger));
  }
}
