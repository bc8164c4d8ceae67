package dev.sluice.application.intent;

import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.application.psp.Psp;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.IntentTrigger;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentIntentAuthorized;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Circumstances;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * The one way an answer to an authorization reaches its intent: request, executor and janitor all
 * come through here, so only one of them wins.
 */
public final class AuthorizationGate {

  /** The PSP said this, or people have found it. */
  public record Told(PaymentIntentId intent, IntentTrigger what, Cause cause) {}

  private final PaymentIntents intents;
  private final Outbox outbox;
  private final Psp psp;
  private final RandomGenerator chance;

  public AuthorizationGate(PaymentIntents intents, Outbox outbox, Psp psp, RandomGenerator chance) {
    this.intents = intents;
    this.outbox = outbox;
    this.psp = psp;
    this.chance = chance;
  }

  /**
   * In a transaction: applies answers in order; what follows from them goes into the outbox.
   *
   * @return the outcome of each
   */
  public List<Outcome<PaymentIntent>> apply(List<Told> answers, Instant now) {
    if (answers.isEmpty()) return List.of();
    var ids = new TreeSet<PaymentIntentId>();
    for (var told : answers) ids.add(told.intent());
    var before = intents.lock(ids);
    var after = new HashMap<>(before);
    var outcomes = new ArrayList<Outcome<PaymentIntent>>();
    var news = new ArrayList<EventEnvelope<?>>();
    var roots = new ArrayList<EventEnvelope<?>>();
    for (var told : answers) {
      var intent = after.get(told.intent());
      if (intent == null) throw new IllegalStateException("nothing known under " + told.intent());
      var outcome =
          intent.on(
              told.what(),
              new Circumstances(told.cause().event(), now, psp.capabilities(), chance));
      after.put(told.intent(), outcome.after());
      outcomes.add(outcome);
      for (var event : outcome.news())
        (event instanceof PaymentIntentAuthorized ? roots : news)
            .add(EventEnvelope.of(event, told.cause(), now));
    }
    var changes = new ArrayList<Change<PaymentIntent>>();
    for (var id : ids) {
      var was = before.get(id);
      var is = after.get(id);
      if (was != null && is != null && !was.equals(is)) changes.add(new Change<>(was, is));
    }
    if (!changes.isEmpty()) intents.save(changes, now);
    if (!roots.isEmpty()) outbox.addRoots(roots);
    if (!news.isEmpty()) outbox.add(news);
    return outcomes;
  }

  /** In a transaction: keys that could not be closed at the PSP, and need not be any more. */
  public void expire(Instant now, int atMost) {
    var changes = new ArrayList<Change<PaymentIntent>>();
    for (var intent : intents.claimExpired(now, atMost)) {
      var cause = intent.authorizationRequested().id();
      var with = new Circumstances(cause, now, psp.capabilities(), chance);
      changes.add(new Change<>(intent, intent.on(new IntentTrigger.Expire(), with).after()));
    }
    if (!changes.isEmpty()) intents.save(changes, now);
  }
}
