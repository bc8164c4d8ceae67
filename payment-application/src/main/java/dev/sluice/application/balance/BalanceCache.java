package dev.sluice.application.balance;

import dev.sluice.domain.id.SellerId;
import java.util.Collection;
import java.util.Optional;

/**
 * A copy of sellers' balances that is quick to read. Never throws but for a thread that holds a
 * database transaction; what it does not know is read from the database.
 */
public interface BalanceCache {

  Optional<Balances.OfSeller> find(SellerId seller);

  /** Keeps it for half a minute after it was read, unless a newer one is there. */
  void keep(SellerId seller, Balances.OfSeller balances);

  /** These have changed. */
  void drop(Collection<SellerId> sellers);
}
