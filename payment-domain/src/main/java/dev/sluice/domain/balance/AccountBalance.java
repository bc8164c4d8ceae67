package dev.sluice.domain.balance;

import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.Posting;
import java.util.Collection;
import java.util.HashMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an account holds.
 *
 * @param balance minor units, positive on the account's normal side; an available balance may be
 *     negative
 */
public record AccountBalance(Account account, long balance) {

  /** What postings do to each account, in account order: the order in which rows are locked. */
  public static SortedMap<Account, Long> changes(Collection<Posting> postings) {
    var changes = new HashMap<Account, Long>();
    for (var posting : postings) changes.merge(posting.account(), posting.change(), Math::addExact);
    return new TreeMap<>(changes);
  }
}
