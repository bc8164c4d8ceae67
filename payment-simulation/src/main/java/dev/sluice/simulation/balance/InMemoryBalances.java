package dev.sluice.simulation.balance;

import dev.sluice.application.balance.Balances;
import dev.sluice.domain.balance.AccountBalance;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;
import dev.sluice.simulation.database.Table.Key2;
import java.time.InstantSource;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Balances in memory; the platform's are spread over stripes. */
public final class InMemoryBalances implements Balances {

  private static final int STRIPES = 8;

  private final Database database;
  private final Table<Key2<Account, Integer>, Long> rows;
  private final InstantSource clock;

  public InMemoryBalances(Database database, InstantSource clock) {
    this.database = database;
    this.rows = new Table<>("account_balances", database);
    this.clock = clock;
  }

  @Override
  public void add(SortedMap<Account, Long> changes, int lane) {
    changes.forEach((account, change) -> {
      var key = new Key2<>(account, account.seller() == null ? lane % STRIPES : 0);
      rows.put(key, rows.find(key).orElse(0L) + change);
    });
  }

  /** One transaction runs at a time. */
  @Override
  public Map<Account, Long> lock(SortedSet<Account> accounts) {
    database.needsTransaction("locking balances");
    var held = all();
    held.keySet().retainAll(accounts);
    return held;
  }

  @Override
  public OfSeller ofSeller(SellerId seller) {
    var balances =
        all().entrySet().stream()
            .filter(row -> seller.equals(row.getKey().seller()))
            .map(row -> new AccountBalance(row.getKey(), row.getValue()))
            .toList();
    return new OfSeller(balances, clock.instant());
  }

  /** Every account with what it holds, stripes added up. */
  public Map<Account, Long> all() {
    var sums = new TreeMap<Account, Long>();
    rows.asMap().forEach((key, balance) -> sums.merge(key.first(), balance, Long::sum));
    return sums;
  }
}
