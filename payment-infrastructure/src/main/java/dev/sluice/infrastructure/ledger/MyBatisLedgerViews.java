package dev.sluice.infrastructure.ledger;

import dev.sluice.application.ledger.LedgerViews;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.domain.id.JournalEntryId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.ledger.Direction;
import dev.sluice.domain.ledger.MovementKey;
import dev.sluice.domain.ledger.Posting;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class MyBatisLedgerViews implements LedgerViews {

  private final LedgerViewsSql sql;
  private final Transactions transactions;

  MyBatisLedgerViews(LedgerViewsSql sql, Transactions transactions) {
    this.sql = sql;
    this.transactions = transactions;
  }

  @Override
  public List<AccountView> accounts(Optional<Account> after, int atMost) {
    var conditions = of(after);
    conditions.put("atMost", atMost);
    return sql.accounts(conditions).stream()
        .map(row ->
            new AccountView(
                account(row.accountType(), row.sellerId(), row.currency()),
                row.balance(),
                row.updatedAt()))
        .toList();
  }

  @Override
  public List<EntryView> entries(
      Optional<Account> account,
      Optional<PaymentId> payment,
      Optional<JournalEntryId> before,
      int atMost) {
    var conditions = new HashMap<String, @Nullable Object>();
    var number = account.flatMap(named -> sql.accountId(of(Optional.of(named))));
    if (account.isPresent() && number.isEmpty()) return List.of();
    conditions.put("account", number.orElse(null));
    conditions.put("payment", payment.map(PaymentId::number).orElse(null));
    conditions.put("before", before.map(JournalEntryId::number).orElse(null));
    conditions.put("atMost", atMost);
    var rows = sql.entries(conditions);
    var postings = new HashMap<Long, List<Posting>>();
    for (var row : sql.postings(rows.stream().mapToLong(LedgerViewsSql.EntryViewRow::id).toArray()))
      postings.computeIfAbsent(row.journalEntryId(), _ -> new ArrayList<>()).add(posting(row));
    return rows.stream()
        .map(row ->
            new EntryView(
                new JournalEntryId(row.id()),
                new MovementKey(row.movementKey()),
                row.paymentId() == 0 ? null : new PaymentId(row.paymentId()),
                postings.getOrDefault(row.id(), List.of()),
                row.traceId(),
                row.causeEventId(),
                row.occurredAt(),
                row.createdAt()))
        .toList();
  }

  @Override
  public TrialBalance trialBalance(Optional<Instant> asOf) {
    return transactions.run(() -> {
      sql.unhurried();
      var sums =
          sql.sums(asOf.orElse(null)).stream()
              .map(row ->
                  new Sums(
                      AccountType.valueOf(row.accountType()),
                      Currency.of(row.currency()),
                      row.debit(),
                      row.credit()))
              .toList();
      return new TrialBalance(asOf.orElseGet(sql::now), sums);
    });
  }

  private static Map<String, @Nullable Object> of(Optional<Account> account) {
    var conditions = new HashMap<String, @Nullable Object>();
    conditions.put("type", account.map(a -> a.type().name()).orElse(null));
    conditions.put("seller", account.map(Account::seller).map(SellerId::value).orElse(null));
    conditions.put("currency", account.map(a -> a.currency().code()).orElse(null));
    return conditions;
  }

  private static Posting posting(LedgerViewsSql.PostingViewRow row) {
    return new Posting(
        account(row.accountType(), row.sellerId(), row.currency()),
        Direction.valueOf(row.direction()),
        Amount.of(row.amount(), row.currency()));
  }

  private static Account account(String type, @Nullable String seller, String currency) {
    return new Account(
        AccountType.valueOf(type),
        seller == null ? null : new SellerId(seller),
        Currency.of(currency));
  }
}
