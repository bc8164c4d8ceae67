package dev.sluice.infrastructure.ledger;

import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.money.Currency;
import dev.sluice.infrastructure.sql.Columns;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The numbers of accounts. An account is opened on first use and never changes. */
@Component
public final class Accounts {

  /** Plenty for the sellers of one day; when it is full it starts anew. */
  private static final int MOST_REMEMBERED = 200_000;

  private final AccountsSql sql;
  private final Map<Account, Long> known = new ConcurrentHashMap<>();

  Accounts(AccountsSql sql) {
    this.sql = sql;
  }

  /** In a transaction. What it opens is remembered only once that has committed. */
  public Map<Account, Long> numbers(Collection<Account> accounts) {
    var numbers = new HashMap<Account, Long>();
    var unknown = new TreeSet<Account>();
    for (var account : accounts) {
      var number = known.get(account);
      if (number == null) unknown.add(account);
      else numbers.put(account, number);
    }
    if (!unknown.isEmpty()) {
      var found = findOrOpen(List.copyOf(unknown));
      numbers.putAll(found);
      rememberAfterCommit(found);
    }
    return numbers;
  }

  private Map<Account, Long> findOrOpen(List<Account> accounts) {
    var columns =
        Columns.of(accounts)
            .texts("type", account -> account.type().name())
            .texts("category", account -> account.type().category().name())
            .texts("normalSide", account -> account.type().normalSide().name())
            .texts("seller", a -> a.seller() == null ? null : a.seller().value())
            .texts("currency", account -> account.currency().code())
            .values();
    var rows = sql.find(columns);
    if (rows.size() < accounts.size()) {
      sql.open(columns);
      rows = sql.find(columns);
    }
    var found = new HashMap<Account, Long>();
    for (var row : rows) found.put(row.account(), row.id());
    if (!found.keySet().containsAll(accounts))
      throw new IllegalStateException("not all of these accounts could be opened: " + accounts);
    return found;
  }

  private void rememberAfterCommit(Map<Account, Long> found) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) return;
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            if (known.size() > MOST_REMEMBERED) known.clear();
            known.putAll(found);
          }
        });
  }

  /** A row of {@code accounts}. */
  record Row(long id, String accountType, @Nullable String sellerId, String currency) {
    Account account() {
      return new Account(
          AccountType.valueOf(accountType),
          sellerId == null ? null : new SellerId(sellerId),
          Currency.of(currency));
    }
  }
}
