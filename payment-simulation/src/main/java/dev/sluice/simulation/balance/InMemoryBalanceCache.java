package dev.sluice.simulation.balance;

import dev.sluice.application.balance.BalanceCache;
import dev.sluice.application.balance.Balances;
import dev.sluice.domain.id.SellerId;
import dev.sluice.simulation.database.Database;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The balance cache in memory. */
public final class InMemoryBalanceCache implements BalanceCache {

  private final Database database;
  private final Map<SellerId, Balances.OfSeller> kept = new ConcurrentHashMap<>();

  public InMemoryBalanceCache(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Balances.OfSeller> find(SellerId seller) {
    database.needsNoTransaction("reading the cache");
    return Optional.ofNullable(kept.get(seller));
  }

  @Override
  public void keep(SellerId seller, Balances.OfSeller balances) {
    database.needsNoTransaction("writing the cache");
    kept.merge(seller, balances, (old, fresh) -> fresh.asOf().isBefore(old.asOf()) ? old : fresh);
  }

  @Override
  public void drop(Collection<SellerId> sellers) {
    database.needsNoTransaction("dropping from the cache");
    sellers.forEach(kept::remove);
  }
}
