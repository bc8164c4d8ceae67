package dev.sluice.application.retry;

import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.payment.Payments;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.RetryTimer;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.intent.IntentTrigger;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.PaymentOrderStatus;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.Pursuit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Sends on its way again what is due. The timer names ids quickly; PostgreSQL decides whether they
 * are due; a sweep finds what the timer forgot and what only looks alive.
 */
public final class RetryService {

  /**
   * What one round did.
   *
   * @param named retried because the timer named it
   * @param swept retried because only the sweep found it
   * @param lost told again because nothing was heard of it
   */
  public record Round(int named, int swept, int lost) {}

  private final PaymentIntents intents;
  private final PaymentOrders orders;
  private final Payments payments;
  private final Outbox outbox;
  private final RetryTimer timer;
  private final Transactions transactions;
  private final Psp psp;
  private final InstantSource clock;
  private final RandomGenerator chance;
  private final RetryBudget budget;
  private final int batch;
  private final Duration lostAfter;

  /**
   * @param budget how much may be sent to the PSP again
   * @param batch most things in one round
   * @param lostAfter after so long without news something that looks alive is told again
   */
  public RetryService(
      PaymentIntents intents,
      PaymentOrders orders,
      Payments payments,
      Outbox outbox,
      RetryTimer timer,
      Transactions transactions,
      Psp psp,
      InstantSource clock,
      RandomGenerator chance,
      RetryBudget budget,
      int batch,
      Duration lostAfter) {
    this.intents = intents;
    this.orders = orders;
    this.payments = payments;
    this.outbox = outbox;
    this.timer = timer;
    this.transactions = transactions;
    this.psp = psp;
    this.clock = clock;
    this.chance = chance;
    this.budget = budget;
    this.batch = batch;
    this.lostAfter = lostAfter;
  }

  /** What the timer names. */
  public Round runOnce() {
    int most = budget.upTo(batch, clock.instant());
    var due = most == 0 ? List.<String>of() : timer.takeDue(clock.instant(), most);
    if (due.isEmpty()) return new Round(0, 0, 0);
    return new Round(transactions.run(() -> retry(Optional.of(due))), 0, 0);
  }

  /** What nobody named. */
  public Round sweep() {
    int swept = transactions.run(() -> retry(Optional.empty()));
    return new Round(0, swept, transactions.run(this::tellLost));
  }

  private int retry(Optional<List<String>> named) {
    var now = clock.instant();
    int most = budget.upTo(batch, now);
    int sent = retryOrders(idsOf(named, PaymentOrderId.PREFIX, PaymentOrderId::of), now, most);
    sent +=
        retryIntents(idsOf(named, PaymentIntentId.PREFIX, PaymentIntentId::of), now, most - sent);
    sent += retryVoids(idsOf(named, PaymentId.PREFIX, PaymentId::of), now, most - sent);
    budget.spend(sent);
    return sent;
  }

  private int retryOrders(Optional<Collection<PaymentOrderId>> ids, Instant now, int most) {
    if (most < 1 || isNone(ids)) return 0;
    var changes = new ArrayList<Change<PaymentOrder>>();
    var news = new ArrayList<EventEnvelope<?>>();
    for (var order : orders.claimRetries(ids, now, most)) {
      var next =
          order
              .on(
                  new Trigger.Request(),
                  new Circumstances(order.lastResult(), now, psp.capabilities(), chance))
              .after();
      changes.add(new Change<>(order, next));
      if (next.pursuit().filter(Pursuit::isRequested).isPresent()) news.add(next.requestEnvelope());
    }
    if (!changes.isEmpty()) orders.save(changes, now);
    if (!news.isEmpty()) outbox.add(news);
    return changes.size();
  }

  private int retryIntents(Optional<Collection<PaymentIntentId>> ids, Instant now, int most) {
    if (most < 1 || isNone(ids)) return 0;
    var changes = new ArrayList<Change<PaymentIntent>>();
    var news = new ArrayList<EventEnvelope<?>>();
    for (var intent : intents.claimRetries(ids, now, most)) {
      var outcome =
          intent.on(
              new IntentTrigger.Request(),
              new Circumstances(
                  intent.authorizationRequested().id(), now, psp.capabilities(), chance));
      changes.add(new Change<>(intent, outcome.after()));
      if (!outcome.news().isEmpty()) news.add(outcome.after().requestEnvelope());
    }
    if (!changes.isEmpty()) intents.save(changes, now);
    if (!news.isEmpty()) outbox.add(news);
    return changes.size();
  }

  private int retryVoids(Optional<Collection<PaymentId>> ids, Instant now, int most) {
    if (most < 1 || isNone(ids)) return 0;
    var changes = new ArrayList<Change<Payment>>();
    var news = new ArrayList<EventEnvelope<?>>();
    for (var payment : payments.claimRetries(ids, now, most)) {
      var outcome = payment.voidAgain(psp.capabilities(), now);
      changes.add(new Change<>(payment, outcome.after()));
      if (!outcome.news().isEmpty()) news.add(outcome.after().voidEnvelope());
    }
    if (!changes.isEmpty()) payments.save(changes, now);
    if (!news.isEmpty()) outbox.add(news);
    return changes.size();
  }

  /**
   * The same event ids once more: whoever has seen them sends his news again, and only what was
   * missing changes.
   */
  private int tellLost() {
    var now = clock.instant();
    var before = now.minus(lostAfter);
    var news = new ArrayList<EventEnvelope<?>>();
    for (var order : orders.claimLost(before, now, batch))
      news.add(
          order.status() == PaymentOrderStatus.INITIATED_PENDING
              ? order.createdEnvelope()
              : order.requestEnvelope());
    for (var intent : intents.claimLost(before, now, batch)) news.add(intent.requestEnvelope());
    for (var payment : payments.claimLostVoids(before, now, batch))
      news.add(payment.voidEnvelope());
    if (!news.isEmpty()) outbox.again(news);
    return news.size();
  }

  private static <T> Optional<Collection<T>> idsOf(
      Optional<List<String>> named, String prefix, Function<String, T> parse) {
    return named.map(ids -> ids.stream().filter(id -> id.startsWith(prefix)).map(parse).toList());
  }

  private static boolean isNone(Optional<? extends Collection<?>> ids) {
    return ids.isPresent() && ids.get().isEmpty();
  }
}
