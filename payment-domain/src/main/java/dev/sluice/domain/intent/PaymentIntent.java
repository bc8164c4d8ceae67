package dev.sluice.domain.intent;

import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.OrderId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
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
import dev.sluice.domain.intent.IntentTrigger.Told;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentAuthorizationRequested;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentIntentAuthorized;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.CaptureMethod;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspCapabilities;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.psp.Pursuit;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper means to pay. Everything that may happen to it is in {@link #on}.
 *
 * @param payment the id the payment will have once the PSP says yes
 * @param pspToken what stands for the shopper's card at the PSP; null before it is given and once
 *     it is no longer needed
 */
public record PaymentIntent(
    PaymentIntentId id,
    PaymentId payment,
    ClientId client,
    OrderId order,
    BuyerId buyer,
    Amount total,
    CaptureMethod captureMethod,
    List<SellerLine> lines,
    IntentState state,
    @Nullable String pspToken,
    String traceId,
    Instant createdAt) {

  public static final int MOST_SELLERS = 100;

  /** The reason of an intent whose authorization the PSP never saw. */
  public static final String NEVER_REACHED_PSP = "NEVER_REACHED_PSP";

  public PaymentIntent {
    lines = List.copyOf(lines);
    if (lines.isEmpty() || lines.size() > MOST_SELLERS)
      throw new IllegalArgumentException("an intent has 1 to %d sellers".formatted(MOST_SELLERS));
    var sellers = new HashSet<>();
    var sum = Amount.zero(total.currency());
    for (var line : lines) {
      if (!sellers.add(line.seller()))
        throw new IllegalArgumentException("two lines of seller " + line.seller());
      sum = sum.plus(line.amount());
    }
    if (!sum.equals(total))
      throw new IllegalArgumentException("the lines add up to %s, not %s".formatted(sum, total));
  }

  /** An intent whose authorization nobody has asked for yet. */
  public static PaymentIntent create(
      PaymentIntentId id,
      PaymentId payment,
      ClientId client,
      OrderId order,
      BuyerId buyer,
      Amount total,
      CaptureMethod captureMethod,
      List<SellerLine> lines,
      String traceId,
      Instant at) {
    return new PaymentIntent(
        id,
        payment,
        client,
        order,
        buyer,
        total,
        captureMethod,
        lines,
        new Created(),
        null,
        traceId,
        at);
  }

  public PaymentIntentStatus status() {
    return state.status();
  }

  public PspKey pspKey() {
    return PspKey.authorize(id);
  }

  /** What the PSP is being pursued for; empty when nothing is open there. */
  public Optional<Pursuit> pursuit() {
    return state.pursued();
  }

  /** Why it was declined; empty when it was not. */
  public Optional<String> declined() {
    return state.declined();
  }

  /** The operation that runs, came last or comes next. */
  public Operation operation() {
    return state instanceof Closing ? Operation.VOID : Operation.AUTHORIZE;
  }

  /** The key of {@link #operation}. */
  public PspKey operationKey() {
    return state instanceof Closing ? PspKey.voiding(id) : pspKey();
  }

  /**
   * The intent with what stands for the shopper's card: given when the authorization is asked for.
   */
  public PaymentIntent paidWith(String token) {
    return copy(state, token);
  }

  /** The request for the attempt that is under way. */
  public PaymentAuthorizationRequested authorizationRequested() {
    return new PaymentAuthorizationRequested(
        id, payment, operation(), pursuit().orElseThrow().attempt());
  }

  /** The request under way as it was told first: same id, same bytes. */
  public EventEnvelope<PaymentAuthorizationRequested> requestEnvelope() {
    var pursuit = pursuit().orElseThrow();
    return EventEnvelope.of(
        authorizationRequested(), new Cause(traceId, pursuit.requestedBy()), pursuit.requestedAt());
  }

  /** The janitor is about to ask the PSP about it. */
  public PaymentIntent asking(PspCapabilities psp, Instant now) {
    var asking = pursuit().orElseThrow().asking(psp, now);
    return copy(
        state instanceof Closing closing
            ? new Closing(asking, closing.at())
            : new PendingAuth(asking),
        pspToken);
  }

  private record Move(IntentState from, IntentTrigger by) {}

  public Outcome<PaymentIntent> on(IntentTrigger trigger, Circumstances with) {
    return switch (new Move(state, trigger)) {
      case Move(Closing closing, IntentTrigger _) when trigger.isAboutVoid() ->
          closing.on(trigger, with).map(this::closing).orElse(already());
      // the key of the authorization is closed, whoever hears of it again
      case Move(IntentState _, Told told) when told.operation().equals(Operation.VOID) -> already();

      //         from         by                                   to
      case Move(Created _, Request _) -> requested(Pursuit.begin(with.cause(), with.now()));
      case Move(Created _, Cancel _) -> moved(new Cancelled(with.now()));
      case Move(PendingAuth p, Request _) ->
          p.pursuit().isRetry()
              ? pursued(p.pursuit().retry(with.cause(), with.psp(), with.now()), with)
              : already();
      case Move(PendingAuth p, Call c) ->
          c.operation().equals(Operation.AUTHORIZE) && p.pursuit().isCall(c.attempt())
              ? moved(new PendingAuth(p.pursuit().calling(with.psp(), with.now())))
              : already();
      case Move(PendingAuth _, Told(Operation _, int _, int _, PspAnswer.Approved a)) ->
          authorized(a, with);
      case Move(PendingAuth _, Told(Operation _, int _, int _, PspAnswer.Declined d)) ->
          moved(new Declined(d.reason(), with.now()));
      case Move(PendingAuth _, Told(Operation _, int _, int _, PspAnswer.Mismatch m)) ->
          review(m.reference(), m.amount(), with);
      case Move(PendingAuth p, Told t) -> waits(p.pursuit(), t, with);

      // nothing new
      case Move(Authorized a, Told(Operation _, int _, int _, PspAnswer.Approved b))
          when a.reference().equals(b.reference()) && b.amount().equals(total) ->
          already();
      case Move(Declined _, Told(Operation _, int _, int _, PspAnswer.Declined _)) -> already();
      case Move(Closing _, Told(Operation _, int _, int _, PspAnswer.Declined _)) -> already();
      case Move(Review r, Told(Operation _, int _, int _, PspAnswer.Approved a))
          when r.reference().equals(a.reference()) && r.authorized().equals(a.amount()) ->
          already();
      case Move(Review r, Told(Operation _, int _, int _, PspAnswer.Mismatch m))
          when r.reference().equals(m.reference()) && r.authorized().equals(m.amount()) ->
          already();
      case Move(Created _, Told _) -> refused(trigger);
      case Move(IntentState _, Told(Operation _, int _, int _, PspAnswer answer))
          when !answer.isFinal() ->
          already();
      case Move(IntentState _, Request _) -> already();
      case Move(IntentState _, Call _) -> already();
      case Move(IntentState _, Expire _) -> already();
      case Move(Cancelled _, Cancel _) -> already();

      // a different answer, or a cancel the PSP may already have overtaken
      case Move(IntentState _, IntentTrigger _) -> refused(trigger);
    };
  }

  private Outcome<PaymentIntent> requested(Pursuit pursuit) {
    var next = copy(new PendingAuth(pursuit), pspToken);
    return Outcome.moved(next, next.authorizationRequested());
  }

  private Outcome<PaymentIntent> authorized(PspAnswer.Approved approved, Circumstances with) {
    // whoever brought the answer may have forgotten to hold it against what was asked
    if (approved.against(total) instanceof PspAnswer.Mismatch m)
      return review(m.reference(), m.amount(), with);
    return Outcome.moved(
        copy(new Authorized(approved.reference(), with.now()), null),
        new PaymentIntentAuthorized(id, payment));
  }

  private Outcome<PaymentIntent> review(PspReference at, Amount authorized, Circumstances with) {
    return moved(new Review(at, authorized, with.now()));
  }

  private Outcome<PaymentIntent> waits(Pursuit pursuit, Told told, Circumstances with) {
    if (!pursuit.hears(told.answer(), told.attempt(), told.question())) return already();
    var next = pursuit.after(told.answer(), with.cause(), with.psp(), with.now(), with.chance());
    return pursued(next, with);
  }

  private Outcome<PaymentIntent> pursued(Pursuit next, Circumstances with) {
    return switch (next.phase()) {
      case REQUESTED -> requested(next);
      case LOST -> neverReached(with);
      case RETRY, QUESTION -> Outcome.moved(copy(new PendingAuth(next), pspToken));
    };
  }

  /** Should the request still turn up at the PSP, a void by the authorization's key closes it. */
  private Outcome<PaymentIntent> neverReached(Circumstances with) {
    return closing(new Closing(Pursuit.begin(with.cause(), with.now()), with.now()));
  }

  private Outcome<PaymentIntent> closing(IntentState state) {
    var next = copy(state, null);
    return next.pursuit().filter(Pursuit::isRequested).isPresent()
        ? Outcome.moved(next, next.authorizationRequested())
        : Outcome.moved(next);
  }

  /** Terminal or in review: nobody needs the token any more, so it goes. */
  private Outcome<PaymentIntent> moved(IntentState next) {
    return Outcome.moved(copy(next, next instanceof PendingAuth ? pspToken : null));
  }

  private Outcome<PaymentIntent> already() {
    return Outcome.already(this);
  }

  private Outcome<PaymentIntent> refused(IntentTrigger trigger) {
    return Outcome.refused(this, "%s is %s, but: %s".formatted(id, status(), trigger));
  }

  /** Without the token: this text may end up in a log. */
  @Override
  public String toString() {
    return "%s is %s, %s".formatted(id, status(), total);
  }

  private PaymentIntent copy(IntentState next, @Nullable String token) {
    return new PaymentIntent(
        id,
        payment,
        client,
        order,
        buyer,
        total,
        captureMethod,
        lines,
        next,
        token,
        traceId,
        createdAt);
  }
}
