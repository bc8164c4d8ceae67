package dev.sluice.application.intent;

import dev.sluice.application.id.Ids;
import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.application.psp.Psp;
import dev.sluice.application.seller.AgreedCommissions;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.intent.IntentTrigger;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.SellerLine;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.seller.Commission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Creates intents, and asks for their authorization where the client does not want to wait for it.
 */
public final class CreatePaymentService {

  private final PaymentIntents intents;
  private final AgreedCommissions commissions;
  private final Outbox outbox;
  private final Ids ids;
  private final Psp psp;
  private final InstantSource clock;
  private final RandomGenerator chance;

  public CreatePaymentService(
      PaymentIntents intents,
      AgreedCommissions commissions,
      Outbox outbox,
      Ids ids,
      Psp psp,
      InstantSource clock,
      RandomGenerator chance) {
    this.intents = intents;
    this.commissions = commissions;
    this.outbox = outbox;
    this.ids = ids;
    this.psp = psp;
    this.clock = clock;
    this.chance = chance;
  }

  /** In a transaction: an intent that waits for its authorization to be asked for. */
  public PaymentIntent create(NewPaymentIntent request, String traceId) {
    var intent = draft(request, traceId, clock.instant());
    add(intent, request);
    return intent;
  }

  /** In a transaction: an intent whose authorization is on its way when this commits. */
  public PaymentIntent createAndAuthorize(NewPaymentIntent request, String token, String traceId) {
    var now = clock.instant();
    var draft = draft(request, traceId, now).paidWith(token);
    var outcome =
        draft.on(
            new IntentTrigger.Request(), new Circumstances(null, now, psp.capabilities(), chance));
    var intent = outcome.after();
    add(intent, request);
    outbox.add(
        outcome.news().stream()
            .map(event -> EventEnvelope.of(event, Cause.door(traceId), now))
            .toList());
    return intent;
  }

  /** In a transaction: only before anybody asked the PSP. */
  public PaymentIntent cancel(PaymentIntentId id) {
    var intent = intents.lock(new TreeSet<>(List.of(id))).get(id);
    if (intent == null) throw new Problem(ErrorCode.NOT_FOUND, "There is no payment intent " + id);
    var now = clock.instant();
    var outcome =
        intent.on(
            new IntentTrigger.Cancel(), new Circumstances(null, now, psp.capabilities(), chance));
    if (outcome instanceof Outcome.Refused<PaymentIntent>)
      throw new Problem(
          ErrorCode.WRONG_STATE,
          "%s is %s: only an intent nobody has authorized yet can be cancelled"
              .formatted(id, intent.status()),
          List.of(),
          Map.of("state", intent.status().name()));
    if (!outcome.after().equals(intent))
      intents.save(List.of(new Change<>(intent, outcome.after())), now);
    return outcome.after();
  }

  private void add(PaymentIntent intent, NewPaymentIntent request) {
    if (request.uniqueOrderId())
      intents
          .claimOrderId(request.client(), request.order(), intent.id())
          .ifPresent(existing -> {
            throw new Problem(
                ErrorCode.ORDER_ID_NOT_UNIQUE,
                "Order %s is paid with %s already".formatted(request.order(), existing),
                List.of(),
                Map.of("existingId", existing.value()));
          });
    intents.add(intent);
  }

  private PaymentIntent draft(NewPaymentIntent request, String traceId, Instant now) {
    return PaymentIntent.create(
        new PaymentIntentId(ids.next()),
        new PaymentId(ids.next()),
        request.client(),
        request.order(),
        request.buyer(),
        request.total(),
        request.captureMethod(),
        lines(request, now),
        traceId,
        now);
  }

  /** The commission is decided here, once: a contract that changes later changes no payment. */
  private List<SellerLine> lines(NewPaymentIntent request, Instant now) {
    var sellers =
        request.lines().stream()
            .map(NewPaymentIntent.Line::seller)
            .collect(Collectors.toCollection(TreeSet::new));
    var agreed = commissions.of(sellers, request.total().currency(), now);
    return request.lines().stream()
        .map(line ->
            new SellerLine(
                new PaymentOrderId(ids.next()),
                line.seller(),
                line.amount(),
                line.commission()
                    .plus(
                        agreed.getOrDefault(line.seller(), Commission.NONE).of(line.byContract()))))
        .toList();
  }
}
