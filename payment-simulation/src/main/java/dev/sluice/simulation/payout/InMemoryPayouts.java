package dev.sluice.simulation.payout;

import dev.sluice.application.payout.PayoutBatches.Status;
import dev.sluice.application.payout.Payouts;
import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutState;
import dev.sluice.domain.payout.PayoutStatus;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Payouts in memory. */
public final class InMemoryPayouts implements Payouts {

  private final PayoutTables tables;

  public InMemoryPayouts(PayoutTables tables) {
    this.tables = tables;
  }

  /** One transaction runs at a time. */
  @Override
  public void alone() {
    tables.database().needsTransaction("being alone");
  }

  @Override
  public void add(List<Payout> payouts) {
    for (var payout : payouts) {
      if (all().stream().anyMatch(there -> isSame(there, payout)))
        throw new IllegalStateException(
            "%s is paid twice in %s".formatted(payout.seller(), payout.batch()));
      tables.payouts().put(payout.id(), payout);
    }
  }

  private static boolean isSame(Payout one, Payout other) {
    return one.batch().equals(other.batch())
        && one.seller().equals(other.seller())
        && one.amount().currency().equals(other.amount().currency());
  }

  @Override
  public List<Payout> lock(Collection<PayoutId> ids) {
    tables.database().needsTransaction("locking payouts");
    return ids.stream().sorted().distinct().flatMap(id -> find(id).stream()).toList();
  }

  @Override
  public void save(List<Payout> payouts) {
    for (var payout : payouts) {
      if (!tables.payouts().has(payout.id()))
        throw new IllegalStateException("there is no " + payout.id());
      tables.payouts().put(payout.id(), payout);
    }
  }

  @Override
  public List<Payout> unsent(PayoutBatchId batch) {
    tables.database().needsTransaction("locking payouts");
    return tables
        .payouts()
        .where(payout ->
            payout.status() == PayoutStatus.CREATED
                && (payout.batch().equals(batch) || isDone(payout.batch())));
  }

  private boolean isDone(PayoutBatchId batch) {
    return tables.batches().find(batch).filter(one -> one.status() == Status.DONE).isPresent();
  }

  @Override
  public List<PayoutId> sentWith(PayoutBatchId batch, Currency currency) {
    return tables
        .payouts()
        .where(payout -> isWith(payout, batch) && payout.amount().currency().equals(currency))
        .stream()
        .map(Payout::id)
        .toList();
  }

  private static boolean isWith(Payout payout, PayoutBatchId batch) {
    return switch (payout.state()) {
      case PayoutState.Sent sent -> sent.with().equals(batch);
      case PayoutState.Settled settled -> settled.with().equals(batch);
      case PayoutState.Returned returned -> returned.with().equals(batch);
      case PayoutState.Created _, PayoutState.Held _, PayoutState.Cancelled _ -> false;
    };
  }

  @Override
  public Optional<Payout> find(PayoutId id) {
    return tables.payouts().find(id);
  }

  @Override
  public List<Payout> list(Wanted wanted, Optional<PayoutId> before, int atMost) {
    return all().reversed().stream()
        .filter(payout -> before.isEmpty() || payout.id().compareTo(before.get()) < 0)
        .filter(payout -> wanted.seller().map(payout.seller()::equals).orElse(true))
        .filter(payout -> wanted.status().map(payout.status()::equals).orElse(true))
        .filter(payout -> wanted.batch().map(payout.batch()::equals).orElse(true))
        .limit(atMost)
        .toList();
  }

  public List<Payout> all() {
    return tables.payouts().all();
  }
}
