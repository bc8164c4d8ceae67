package dev.sluice.domain.intent;

import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.OrderId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.IntentState.Closing;
import dev.sluice.domain.intent.IntentState.Created;
import dev.sluice.domain.intent.IntentState.PendingAuth;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentAuthorizationRequested;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.CaptureMethod;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspCapabilities;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.psp.Pursuit;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper means to pay. Everything that may happen to it is in {@link Decision}.
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

  /** The reason of an intent for which the PSP authorized something else: people gave it back. */
  public static final String NOT_AS_ASKED = "NOT_AS_ASKED";

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
            ? new Closing(asking, closing.reason(), closing.at())
            : new PendingAuth(asking),
        pspToken);
  }

  public Outcome<PaymentIntent> on(IntentTrigger trigger, Circumstances with) {
    return new Decision(this, trigger, with).outcome();
  }

  /** Without the token: this text may end up in a log. */
  @Override
  public String toString() {
    return "%s is %s, %s".formatted(id, status(), total);
  }

  PaymentIntent copy(IntentState next, @Nullable String token) {
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
