package dev.sluice.application.balance;

import dev.sluice.domain.balance.AccountBalance;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.Account;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What accounts hold. The platform's accounts are spread over stripes, so no consumer waits for
 * another's row.
 */
public interface Balances {

  /**
   * In a transaction: adds to each account once, in account order.
   *
   * @param lane any number: chooses the stripe of the platform's accounts
   */
  void add(SortedMap<Account, Long> changes, int lane);

  /**
   * In a transaction: what these accounts of sellers hold, and nobody adds to them until it ends.
   * They are locked in account order, as they are added to; one without a balance is left out.
   */
  Map<Account, Long> lock(SortedSet<Account> accounts);

  /**
   * A seller's balances.
   *
   * @param asOf when they were read
   */
  record OfSeller(List<AccountBalance> balances, Instant asOf) {}

  /** From the database, in one statement. */
  OfSeller ofSeller(SellerId seller);
}
