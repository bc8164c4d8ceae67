package dev.sluice.simulation.seller;

import dev.sluice.application.seller.Sellers;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.seller.Commission;
import dev.sluice.domain.seller.Seller;
import dev.sluice.domain.seller.Terms;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Sellers in memory. */
public final class InMemorySellers implements Sellers {

  private final Table<SellerId, Seller> rows;

  public InMemorySellers(Database database) {
    this.rows = new Table<>("sellers", database);
  }

  @Override
  public Map<SellerId, Commission> commissions(
      SortedSet<SellerId> ids, Currency currency, Instant at) {
    var commissions = new HashMap<SellerId, Commission>();
    for (var id : ids)
      find(id)
          .ifPresent(seller -> commissions.put(id, in(currency, seller.terms().commissionAt(at))));
    return commissions;
  }

  private static Commission in(Currency currency, Commission commission) {
    return new Commission(
        commission.basisPoints(),
        commission.fixed().stream().filter(a -> a.currency().equals(currency)).toList());
  }

  @Override
  public void addNew(SortedSet<SellerId> ids, Instant now) {
    for (var id : ids) rows.insert(id, new Seller(id, Terms.OF_A_FIRST_USE, now));
  }

  @Override
  public Optional<Seller> find(SellerId id) {
    return rows.find(id);
  }

  @Override
  public void put(SellerId id, Terms terms, Instant now) {
    var since = find(id).map(Seller::createdAt).orElse(now);
    rows.put(id, new Seller(id, terms, since));
  }
}
