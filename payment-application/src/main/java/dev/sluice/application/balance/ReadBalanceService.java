package dev.sluice.application.balance;

import dev.sluice.domain.id.SellerId;

/** Reads a seller's balances: the cache where it knows them, else the database. */
public final class ReadBalanceService {

  private final Balances balances;
  private final BalanceCache cache;

  public ReadBalanceService(Balances balances, BalanceCache cache) {
    this.balances = balances;
    this.cache = cache;
  }

  public Balances.OfSeller read(SellerId seller) {
    return cache
        .find(seller)
        .orElseGet(() -> {
          var fresh = balances.ofSeller(seller);
          cache.keep(seller, fresh);
          return fresh;
        });
  }
}
