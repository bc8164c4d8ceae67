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
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.intent.IntentTrigger;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.SellerLine;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.seller.Commission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

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

  /** A payment to be authorized without its client waiting for it. */
  public record Wanted(NewPaymentIntent basket, String token, String traceId) {}

  /** In a transaction: an intent that waits for its authorization to be asked for. */
  public PaymentIntent create(NewPaymentIntent request, String traceId) {
    var now = clock.instant();
    var intent = draft(request, commissions(List.of(request), now), traceId, now);
    if (request.uniqueOrderId()) claimOrderIds(List.of(intent));
    intents.add(List.of(intent));
    return intent;
  }

  /**
   * In a transaction: intents whose authorization is on its way when this commits.
   *
   * @return in the same order
   * @throws RuntimeException when one of them is refused, and then none is there; two who want the
   *     same order id have to come one after the other
   */
  public List<PaymentIntent> createAndAuthorize(List<Wanted> all) {
    var now = clock.instant();
    var circumstances = new Circumstances(null, now, psp.capabilities(), chance);
    var agreed = commissions(all.stream().map(Wanted::basket).toList(), now);
    var created = new ArrayList<PaymentIntent>();
    var unique = new ArrayList<PaymentIntent>();
    var news = new ArrayList<EventEnvelope<?>>();
    for (var wanted : all) {
      var draft = draft(wanted.basket(), agreed, wanted.traceId(), now).paidWith(wanted.token());
      var outcome = draft.on(new IntentTrigger.Request(), circumstances);
      created.add(outcome.after());
      if (wanted.basket().uniqueOrderId()) unique.add(outcome.after());
      for (var event : outcome.news())
        news.add(EventEnvelope.of(event, Cause.door(wanted.traceId()), now));
    }
    if (!unique.isEmpty()) claimOrderIds(unique);
    intents.add(created);
    outbox.add(news);
    return created;
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

  private void claimOrderIds(List<PaymentIntent> unique) {
    var taken = intents.claimOrderIds(unique);
    for (var intent : unique) {
      var existing = taken.get(intent.id());
      if (existing != null)
        throw new Problem(
            ErrorCode.ORDER_ID_NOT_UNIQUE,
            "Order %s is paid with %s already".formatted(intent.order(), existing),
            List.of(),
            Map.of("existingId", existing.value()));
    }
  }

  private PaymentIntent draft(
      NewPaymentIntent request,
      Map<Currency, Map<SellerId, Commission>> agreed,
      String traceId,
      Instant now) {
    return PaymentIntent.create(
        new PaymentIntentId(ids.next()),
        new PaymentId(ids.next()),
        request.client(),
        request.order(),
        request.buyer(),
        request.total(),
        request.captureMethod(),
        lines(request, agreed.getOrDefault(request.total().currency(), Map.of())),
        traceId,
        now);
  }

  /** What was agreed with the sellers of these baskets, by currency. */
  private Map<Currency, Map<SellerId, Commission>> commissions(
      List<NewPaymentIntent> baskets, Instant now) {
    var sellers = new TreeMap<Currency, SortedSet<SellerId>>(Comparator.comparing(Currency::code));
    for (var basket : baskets)
      for (var line : basket.lines())
        sellers.computeIfAbsent(basket.total().currency(), _ -> new TreeSet<>()).add(line.seller());
    var agreed = new HashMap<Currency, Map<SellerId, Commission>>();
    sellers.forEach((currency, ids) -> agreed.put(currency, commissions.of(ids, currency, now)));
    return agreed;
  }

  /** The commission is decided here, once: a contract that changes later changes no payment. */
  private List<SellerLine> lines(NewPaymentIntent request, Map<SellerId, Commission> agreed) {
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
