package dev.sluice.application.seller;

import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.seller.Commission;
import dev.sluice.domain.seller.Seller;
import dev.sluice.domain.seller.Terms;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** The sellers. */
public interface Sellers {

  /**
   * What the platform takes of sales in this currency at this time; {@link Commission#NONE} where
   * nothing was agreed. Who is not known is left out. One question for all, and no lock.
   *
   * @return without the fixed parts in other currencies
   */
  Map<SellerId, Commission> commissions(SortedSet<SellerId> ids, Currency currency, Instant at);

  /**
   * In a transaction: adds those that are not there, with {@link Terms#OF_A_FIRST_USE}. Waits for
   * somebody who adds or changes the same right now.
   */
  void addNew(SortedSet<SellerId> ids, Instant now);

  Optional<Seller> find(SellerId id);

  /**
   * In a transaction: adds the seller, or replaces what was agreed. Contracts that are replaced
   * stay on record. Of two at once the later one counts.
   */
  void put(SellerId id, Terms terms, Instant now);
}
