package dev.sluice.simulation.intent;

import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.PaymentIntentStatus;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.simulation.database.Claims;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.database.Tables.Kept;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/** Payment intents in memory. */
public final class InMemoryPaymentIntents implements PaymentIntents {

  private static final Set<PaymentIntentStatus> ENDED_UNPAID =
      EnumSet.of(
          PaymentIntentStatus.DECLINED, PaymentIntentStatus.CANCELLED, PaymentIntentStatus.EXPIRED);

  private static final Set<PaymentIntentStatus> NEEDS_TOKEN =
      EnumSet.of(PaymentIntentStatus.CREATED, PaymentIntentStatus.PENDING_AUTH);

  private final Tables tables;

  public InMemoryPaymentIntents(Tables tables) {
    this.tables = tables;
  }

  @Override
  public void add(List<PaymentIntent> intents) {
    for (var intent : intents) {
      wiped(intent);
      if (!tables.intents().insert(intent.id(), new Kept<>(intent, intent.createdAt())))
        throw new IllegalStateException(intent.id() + " is there already");
    }
  }

  @Override
  public Map<PaymentIntentId, PaymentIntentId> claimOrderIds(List<PaymentIntent> intents) {
    tables.database().needsTransaction("claiming order ids");
    var wanted = new HashSet<String>();
    var taken = new HashMap<PaymentIntentId, PaymentIntentId>();
    for (var intent : intents) {
      if (!wanted.add(intent.client() + "\n" + intent.order()))
        throw new IllegalArgumentException("two want " + intent.order());
      liveTwin(intent).ifPresent(twin -> taken.put(intent.id(), twin));
    }
    return taken;
  }

  private Optional<PaymentIntentId> liveTwin(PaymentIntent intent) {
    return tables.intents().all().stream()
        .map(Kept::thing)
        .filter(
            other -> other.client().equals(intent.client()) && other.order().equals(intent.order()))
        .filter(other -> !ENDED_UNPAID.contains(other.status()))
        .map(PaymentIntent::id)
        .filter(id -> !id.equals(intent.id()))
        .findFirst();
  }

  @Override
  public Map<PaymentIntentId, PaymentIntent> lock(SortedSet<PaymentIntentId> ids) {
    tables.database().needsTransaction("locking intents");
    var locked = new TreeMap<PaymentIntentId, PaymentIntent>();
    for (var id : ids) find(id).ifPresent(intent -> locked.put(id, intent));
    return locked;
  }

  @Override
  public void save(List<Change<PaymentIntent>> changes, Instant now) {
    for (var change : changes) {
      wiped(change.after());
      tables.replace(tables.intents(), change.after().id(), change, now);
    }
  }

  private static void wiped(PaymentIntent intent) {
    if (intent.pspToken() != null && !NEEDS_TOKEN.contains(intent.status()))
      throw new IllegalStateException(intent + " keeps a token nobody needs");
  }

  @Override
  public Optional<PaymentIntent> find(PaymentIntentId id) {
    return tables.intents().find(id).map(Kept::thing);
  }

  @Override
  public List<PaymentIntent> read(Collection<PaymentIntentId> ids) {
    return ids.stream().distinct().flatMap(id -> find(id).stream()).toList();
  }

  @Override
  public List<PaymentIntent> claimRetries(
      Optional<Collection<PaymentIntentId>> ids, Instant now, int atMost) {
    return Claims.due(
        tables.intents(),
        intent ->
            ids.isEmpty() || ids.get().contains(intent.id()) ? intent.pursuit() : Optional.empty(),
        Pursuit.Phase.RETRY,
        now,
        atMost);
  }

  @Override
  public List<PaymentIntent> claimQuestions(Instant now, int atMost) {
    return Claims.due(
        tables.intents(), PaymentIntent::pursuit, Pursuit.Phase.QUESTION, now, atMost);
  }

  @Override
  public List<PaymentIntent> claimExpired(Instant now, int atMost) {
    return Claims.due(tables.intents(), PaymentIntent::pursuit, Pursuit.Phase.LOST, now, atMost);
  }

  @Override
  public List<PaymentIntent> claimLost(Instant before, Instant now, int atMost) {
    return Claims.untouched(
        tables.intents(),
        PaymentIntent::id,
        InMemoryPaymentIntents::isRequested,
        before,
        now,
        atMost);
  }

  private static boolean isRequested(PaymentIntent intent) {
    return intent.pursuit().filter(p -> p.phase() == Pursuit.Phase.REQUESTED).isPresent();
  }
}
