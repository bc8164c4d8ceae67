package dev.sluice.application.payout;

import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutStatus;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Money that goes to sellers. Nothing is ever deleted. */
public interface Payouts {

  /** Which ones somebody wants to see; empty is all. */
  record Wanted(
      Optional<SellerId> seller, Optional<PayoutStatus> status, Optional<PayoutBatchId> batch) {}

  /** In a transaction: nobody else pays anybody until it ends. */
  void alone();

  /**
   * In a transaction that is alone.
   *
   * @throws RuntimeException when a seller is paid a second time in one batch and currency
   */
  void add(List<Payout> payouts);

  /** In a transaction: those there are, by id; nobody else changes them until it ends. */
  List<Payout> lock(Collection<PayoutId> ids);

  /** In the transaction that has locked them. */
  void save(List<Payout> payouts);

  /**
   * In a transaction that is alone: what goes into the files of a batch, locked, by id. Its own
   * that nobody has stopped, and those of batches that are done which were released since.
   */
  List<Payout> unsent(PayoutBatchId batch);

  /** What stands in a file. */
  List<PayoutId> sentWith(PayoutBatchId batch, Currency currency);

  Optional<Payout> find(PayoutId id);

  /**
   * Newest first.
   *
   * @param before where the last page ended
   */
  List<Payout> list(Wanted wanted, Optional<PayoutId> before, int atMost);
}
