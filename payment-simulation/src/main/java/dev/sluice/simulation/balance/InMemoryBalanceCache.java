package dev.sluice.simulation.balance;

import dev.sluice.application.balance.BalanceCache;
import dev.sluice.application.balance.Balances;
import dev.sluice.domain.id.SellerId;
import dev.sluice.simulation.database.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The balance cache in memory. While it is away nothing is kept, dropped or found. */
public final class InMemoryBalanceCache implements BalanceCache {

  private static final Duration LIFE = Duration.ofSeconds(30);

  private final Database database;
  private final InstantSource clock;
  private final Map<SellerId, Balances.OfSeller> kept = new ConcurrentHashMap<>();

  private boolean away;

  public InMemoryBalanceCache(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Optional<Balances.OfSeller> find(SellerId seller) {
    database.needsNoTransaction("reading the cache");
    return Optional.ofNullable(kept.get(seller))
        .filter(copy -> !away && clock.instant().isBefore(copy.asOf().plus(LIFE)));
  }

  @Override
  public void keep(SellerId seller, Balances.OfSeller balances) {
    database.needsNoTransaction("writing the cache");
    if (away) return;
    kept.merge(seller, balances, (old, fresh) -> fresh.asOf().isBefore(old.asOf()) ? old : fresh);
  }

  @Override
  public void drop(Collection<SellerId> sellers) {
    database.needsNoTransaction("dropping from the cache");
    if (!away) sellers.forEach(kept::remove);
  }

  public void away(boolean nowAway) {
    away = nowAway;
  }
}
