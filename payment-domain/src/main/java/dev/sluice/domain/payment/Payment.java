package dev.sluice.domain.payment;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.OrderId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.CaptureMethod;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.payment.PaymentEvent.PaymentCaptured;
import dev.sluice.domain.payment.PaymentEvent.PaymentVoided;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspCapabilities;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.psp.Pursuit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An authorized payment. It has no state machine: its status is computed from amounts, and its
 * captured amount follows from its orders.
 *
 * @param authorization the PSP's name for what it holds
 * @param completed every order is terminal and the end has been told
 * @param voidPursuit how giving back the rest stands at the PSP; null until it is asked for and
 *     once the PSP has done it; still there where the authorization ended instead
 * @param expiryDue when to ask next whether the authorization is over; null where nobody waits for
 *     somebody to capture
 */
public record Payment(
    PaymentId id,
    PaymentIntentId intent,
    ClientId client,
    OrderId order,
    BuyerId buyer,
    Amount total,
    PspReference authorization,
    Amount captured,
    Amount refunded,
    boolean completed,
    VoidStatus voidStatus,
    @Nullable Pursuit voidPursuit,
    @Nullable Instant expiryDue,
    String traceId,
    Instant createdAt)
    implements Telling {

  public Payment {
    if (captured.exceeds(total) || captured.value() < 0)
      throw new IllegalArgumentException("captured %s of %s".formatted(captured, total));
    if (refunded.exceeds(captured) || refunded.value() < 0)
      throw new IllegalArgumentException("refunded %s of %s".formatted(refunded, captured));
  }

  /** What the expansion of an authorized intent begins with. */
  public static Payment of(
      PaymentIntent intent, PspReference authorization, PspCapabilities psp, Instant at) {
    boolean manual = intent.captureMethod() == CaptureMethod.MANUAL;
    return new Payment(
        intent.payment(),
        intent.id(),
        intent.client(),
        intent.order(),
        intent.buyer(),
        intent.total(),
        authorization,
        Amount.zero(intent.total().currency()),
        Amount.zero(intent.total().currency()),
        false,
        VoidStatus.NONE,
        null,
        manual ? at.plus(psp.authorizationLife()) : null,
        intent.traceId(),
        at);
  }

  public PaymentStatus status() {
    if (captured.isZero()) return completed ? PaymentStatus.VOIDED : PaymentStatus.NOT_CAPTURED;
    if (refunded.isPositive())
      return refunded.equals(captured) ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
    return captured.equals(total) ? PaymentStatus.CAPTURED : PaymentStatus.PARTIALLY_CAPTURED;
  }

  /** Final, and no void running: nothing more happens by itself. */
  public boolean isAtRest() {
    return completed && voidStatus != VoidStatus.REQUESTED;
  }

  /** What the PSP still holds and nobody will capture, once every order is terminal. */
  public Amount open() {
    return total.minus(captured);
  }

  /** The janitor is about to ask the PSP about the void. */
  public Payment askingVoid(PspCapabilities psp, Instant now) {
    if (voidPursuit == null) throw new IllegalStateException("no void of " + id);
    return with(VoidStatus.REQUESTED, voidPursuit.asking(psp, now));
  }

  /**
   * Its orders stand like this. The sum follows from them, so hearing it twice adds nothing.
   *
   * @param cause the event that said so
   */
  public Outcome<Payment> on(Collection<OrderStanding> orders, EventId cause, Instant now) {
    var sum = sumOf(orders, OrderStanding::captured);
    var back = sumOf(orders, OrderStanding::refunded);
    if (captured.exceeds(sum) || refunded.exceeds(back))
      return Outcome.refused(
          this,
          "%s has captured %s and refunded %s, its orders only %s and %s"
              .formatted(id, captured, refunded, sum, back));
    boolean ends =
        !completed && !orders.isEmpty() && orders.stream().allMatch(OrderStanding::terminal);
    if (!ends)
      return sum.equals(captured) && back.equals(refunded)
          ? Outcome.already(this)
          : Outcome.moved(with(sum, back, completed));
    var next = with(sum, back, true);
    var news = new ArrayList<Event>();
    if (next.open().isPositive() && voidStatus == VoidStatus.NONE) {
      next = next.with(VoidStatus.REQUESTED, Pursuit.begin(cause, now));
      news.add(next.voidRequested());
    }
    news.add(next.ended());
    return new Outcome.Moved<>(next, news);
  }

  /** Orders that never reached the PSP can only end when the authorization does. */
  public Outcome<Payment> releaseLost(Collection<OrderStanding> orders, Instant now) {
    boolean stuck =
        orders.stream().anyMatch(OrderStanding::lost)
            && orders.stream().allMatch(order -> order.terminal() || order.lost());
    if (!stuck || voidStatus != VoidStatus.NONE) return Outcome.already(this);
    // what was captured may be known to the orders before the payment has heard of it
    var next =
        with(sumOf(orders, OrderStanding::captured), refunded, completed)
            .with(VoidStatus.REQUESTED, Pursuit.begin(null, now));
    return Outcome.moved(next, next.voidRequested());
  }

  /** Somebody is about to call the PSP for this attempt of the void. */
  public Outcome<Payment> voiding(int attempt, PspCapabilities psp, Instant now) {
    return runningVoid()
        .filter(pursuit -> pursuit.isCall(attempt))
        .map(pursuit -> Outcome.moved(with(VoidStatus.REQUESTED, pursuit.calling(psp, now))))
        .orElse(Outcome.already(this));
  }

  /** The void's next attempt is due. */
  public Outcome<Payment> voidAgain(PspCapabilities psp, Instant now) {
    return runningVoid()
        .filter(Pursuit::isRetry)
        .map(pursuit -> pursued(pursuit.retry(voidRequested().id(), psp, now), psp))
        .orElse(Outcome.already(this));
  }

  /**
   * The PSP said something about the void.
   *
   * @param question the question it answers; 0 when nobody asked
   */
  public Outcome<Payment> onVoid(int attempt, int question, PspAnswer answer, Circumstances with) {
    if (voidStatus != VoidStatus.REQUESTED || voidPursuit == null)
      return contradicts(answer)
          ? Outcome.refused(this, "the void of %s is %s, but: %s".formatted(id, voidStatus, answer))
          : Outcome.already(this);
    return switch (answer.against(open())) {
      case PspAnswer.Approved _ -> Outcome.moved(with(VoidStatus.VOIDED, null));
      case PspAnswer.Mismatch _ -> Outcome.moved(with(VoidStatus.REVIEW, null));
      // the key says no for ever: the hold ends with the authorization
      case PspAnswer.Declined _ when voidPursuit.isLost() -> Outcome.already(this);
      case PspAnswer.Declined _ -> pursued(voidPursuit.ended(), with.psp());
      default ->
          voidPursuit.hears(answer, attempt, question)
              ? pursued(
                  voidPursuit.after(answer, with.cause(), with.psp(), with.now(), with.chance()),
                  with.psp())
              : Outcome.already(this);
    };
  }

  /** The authorization is over by itself, and with it a void that could not be asked for again. */
  public Outcome<Payment> voidExpired(Instant now) {
    return runningVoid()
        .filter(pursuit -> pursuit.isOver(now))
        .map(pursuit -> Outcome.moved(with(VoidStatus.VOIDED, pursuit.ended())))
        .orElse(Outcome.already(this));
  }

  /** People have looked: the PSP holds nothing any more, whatever it said. */
  public Outcome<Payment> voidResolved(Instant now) {
    return voidStatus == VoidStatus.REVIEW
        ? Outcome.moved(with(VoidStatus.VOIDED, Pursuit.begin(null, now).ended()))
        : Outcome.refused(this, "the void of %s is %s, not in review".formatted(id, voidStatus));
  }

  /** The PSP is about to be asked whether the authorization is over. */
  public Payment askingExpiry(PspCapabilities psp, Instant now) {
    return with(voidStatus, voidPursuit, now.plus(psp.longestPause()));
  }

  /**
   * The PSP holds nothing any more: there is nothing left to void.
   *
   * @param running whether a capture still waits for its answer: then it is asked once more
   */
  public Outcome<Payment> expired(boolean running, Instant now) {
    boolean known = completed || voidStatus != VoidStatus.NONE;
    var next =
        with(
            known ? voidStatus : VoidStatus.VOIDED,
            known ? voidPursuit : Pursuit.begin(null, now).ended(),
            running ? expiryDue : null);
    return next.equals(this) ? Outcome.already(this) : Outcome.moved(next);
  }

  private Outcome<Payment> pursued(Pursuit pursuit, PspCapabilities psp) {
    if (pursuit.isLost())
      return Outcome.moved(
          with(VoidStatus.REQUESTED, pursuit.lostUntil(createdAt.plus(psp.authorizationLife()))));
    var next = with(VoidStatus.REQUESTED, pursuit);
    return pursuit.isRequested() ? Outcome.moved(next, next.voidRequested()) : Outcome.moved(next);
  }

  private Amount sumOf(Collection<OrderStanding> orders, Function<OrderStanding, Amount> of) {
    return orders.stream().map(of).reduce(Amount.zero(total.currency()), Amount::plus);
  }

  private Optional<Pursuit> runningVoid() {
    return voidStatus == VoidStatus.REQUESTED ? Optional.ofNullable(voidPursuit) : Optional.empty();
  }

  private boolean contradicts(PspAnswer answer) {
    return switch (voidStatus) {
      case NONE -> answer.isFinal();
      case VOIDED -> answer instanceof PspAnswer.Mismatch && voidPursuit == null;
      case REQUESTED, REVIEW -> false;
    };
  }

  private PaymentEvent ended() {
    return captured.isZero()
        ? new PaymentVoided(id, intent, buyer, total)
        : new PaymentCaptured(id, intent, buyer, captured, total);
  }

  private Payment with(Amount nowCaptured, Amount nowRefunded, boolean nowCompleted) {
    return new Payment(
        id,
        intent,
        client,
        order,
        buyer,
        total,
        authorization,
        nowCaptured,
        nowRefunded,
        nowCompleted,
        voidStatus,
        voidPursuit,
        nowCompleted ? null : expiryDue,
        traceId,
        createdAt);
  }

  private Payment with(VoidStatus status, @Nullable Pursuit pursuit) {
    return with(status, pursuit, expiryDue);
  }

  private Payment with(
      VoidStatus status, @Nullable Pursuit pursuit, @Nullable Instant nextExpiryDue) {
    return new Payment(
        id,
        intent,
        client,
        order,
        buyer,
        total,
        authorization,
        captured,
        refunded,
        completed,
        status,
        pursuit,
        nextExpiryDue,
        traceId,
        createdAt);
  }
}
