package dev.sluice.infrastructure.balance;

import dev.sluice.application.balance.Balances;
import dev.sluice.domain.balance.AccountBalance;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.money.Currency;
import dev.sluice.infrastructure.ledger.Accounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
final class MyBatisBalances implements Balances {

  private static final int MOST_STRIPES = 1024;

  private final BalancesSql sql;
  private final Accounts accounts;
  private final int stripes;

  /**
   * @param stripes rows per account of the platform; may change at any time, a read adds them up
   */
  MyBatisBalances(
      BalancesSql sql, Accounts accounts, @Value("${sluice.balance-stripes:8}") int stripes) {
    if (stripes < 1 || stripes > MOST_STRIPES)
      throw new IllegalArgumentException(
          "sluice.balance-stripes has to be 1 to %d, not %d".formatted(MOST_STRIPES, stripes));
    this.sql = sql;
    this.accounts = accounts;
    this.stripes = stripes;
  }

  @Override
  public void add(SortedMap<Account, Long> changes, int lane) {
    if (changes.isEmpty()) return;
    var numbers = accounts.numbers(changes.keySet());
    var order = new ArrayList<>(changes.keySet());
    int stripe = Math.floorMod(lane, stripes);
    sql.add(
        order.stream().mapToLong(account -> numbers.getOrDefault(account, 0L)).toArray(),
        order.stream().mapToInt(account -> account.type().isSellers() ? 0 : stripe).toArray(),
        order.stream().mapToLong(account -> changes.getOrDefault(account, 0L)).toArray());
  }

  @Override
  public Map<Account, Long> lock(SortedSet<Account> wanted) {
    if (wanted.isEmpty()) return Map.of();
    var numbers = accounts.numbers(wanted);
    var held = new HashMap<Long, Long>();
    var order = wanted.stream().mapToLong(account -> numbers.getOrDefault(account, 0L)).toArray();
    for (var row : sql.lock(order)) held.put(row.accountId(), row.balance());
    var byAccount = new TreeMap<Account, Long>();
    numbers.forEach((account, number) -> {
      var balance = held.get(number);
      if (balance != null) byAccount.put(account, balance);
    });
    return byAccount;
  }

  @Override
  public OfSeller ofSeller(SellerId seller) {
    var rows = sql.ofSeller(seller.value());
    var balances = new ArrayList<AccountBalance>();
    for (var row : rows)
      if (row.accountType() != null && row.currency() != null && row.balance() != null)
        balances.add(
            new AccountBalance(
                new Account(
                    AccountType.valueOf(row.accountType()), seller, Currency.of(row.currency())),
                row.balance()));
    return new OfSeller(balances, rows.getFirst().asOf());
  }
}
