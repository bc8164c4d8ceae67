package dev.sluice.application.seller;

import dev.sluice.application.pipeline.Transactions;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.seller.Seller;
import dev.sluice.domain.seller.Terms;
import java.time.InstantSource;

/** Agrees with a seller on something, now and for what is sold from now on. */
public final class RegisterSellerService {

  private final Sellers sellers;
  private final Transactions transactions;
  private final InstantSource clock;

  public RegisterSellerService(Sellers sellers, Transactions transactions, InstantSource clock) {
    this.sellers = sellers;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The seller as it is now: the same terms twice are the same seller. */
  public Seller register(SellerId id, Terms terms) {
    return transactions.run(() -> {
      sellers.put(id, terms, clock.instant());
      return sellers.find(id).orElseThrow();
    });
  }
}
