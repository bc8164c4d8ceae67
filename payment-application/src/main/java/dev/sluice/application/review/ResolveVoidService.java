package dev.sluice.application.review;

import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.payment.Payments;
import dev.sluice.application.payment.VoidGate;
import dev.sluice.application.review.Resolution.Saying;
import dev.sluice.application.review.Resolution.Verdict;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.payment.VoidStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Takes the void of a payment out of review: the PSP gave back something else than the books had
 * open, and holds nothing any more. That books nothing, so one person is enough. Orders the PSP
 * never answered about end with it, as not taken: those it took have to be resolved before.
 */
public final class ResolveVoidService {

  private final Payments payments;
  private final VoidGate gate;
  private final Outbox outbox;
  private final TwoPeople people;
  private final InstantSource clock;

  public ResolveVoidService(
      Payments payments,
      VoidGate gate,
      Outbox outbox,
      Resolutions resolutions,
      InstantSource clock) {
    this.payments = payments;
    this.gate = gate;
    this.outbox = outbox;
    this.people = new TwoPeople(resolutions);
    this.clock = clock;
  }

  /**
   * In a transaction.
   *
   * @throws Problem when there is nothing to resolve
   */
  public Resolution resolve(PaymentId id, Saying saying) {
    var standing = payments.lock(new TreeSet<>(List.of(id))).get(id);
    if (standing == null) throw new Problem(ErrorCode.NOT_FOUND, "There is no payment " + id);
    var payment = standing.payment();
    if (payment.voidStatus() != VoidStatus.REVIEW)
      throw new Problem(
          ErrorCode.WRONG_STATE,
          "The void of %s is %s: only one in REVIEW can be resolved"
              .formatted(id, payment.voidStatus()),
          List.of(),
          Map.of("state", payment.voidStatus().name()));
    var now = clock.instant();
    var nothing = Amount.zero(payment.total().currency());
    var said = Resolution.said(id.value(), id, 0, Verdict.VOIDED, nothing, saying, now);
    return people.say(
        said,
        true,
        () -> {
          var cause = Cause.door(payment.traceId());
          var news =
              gate.resolve(standing, now).news().stream()
                  .<EventEnvelope<?>>map(event -> EventEnvelope.of(event, cause, now))
                  .toList();
          if (!news.isEmpty()) outbox.add(news);
          return nothing;
        });
  }
}
