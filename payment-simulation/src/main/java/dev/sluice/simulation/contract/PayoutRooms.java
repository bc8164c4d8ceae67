package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.NOW;
import static dev.sluice.simulation.contract.Things.TRACE;

import dev.sluice.application.balance.Balances;
import dev.sluice.application.payout.PayoutBatches;
import dev.sluice.application.payout.PayoutBatches.Batch;
import dev.sluice.application.payout.PayoutBatches.Kind;
import dev.sluice.application.payout.PayoutBatches.Status;
import dev.sluice.application.payout.PayoutReports;
import dev.sluice.application.payout.Payouts;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.seller.Sellers;
import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutState;
import dev.sluice.domain.payout.PayoutTrigger;
import dev.sluice.domain.seller.BankAccount;
import dev.sluice.domain.seller.Iban;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What payouts need, over one database, and things to put into it. */
public record PayoutRooms(
    Transactions transactions,
    Sellers sellers,
    Balances balances,
    Payouts payouts,
    PayoutBatches batches,
    PayoutReports reports) {

  static final LocalDate DAY = LocalDate.parse("2026-03-01");
  static final BankAccount ACCOUNT =
      new BankAccount(Iban.of("DE89370400440532013000"), "Änna & Søn");

  <T> T in(Supplier<T> work) {
    return transactions.run(work);
  }

  void run(Runnable work) {
    transactions.run(work);
  }

  /** Stored, collecting. */
  Batch batch(Things things, Kind kind, LocalDate day) {
    var batch =
        new Batch(
            new PayoutBatchId(things.number()),
            kind,
            day,
            Status.COLLECTING,
            null,
            "ines",
            TRACE,
            NOW,
            null,
            null);
    if (!in(() -> batches.add(batch))) throw new AssertionError("there is one of that day");
    return batch;
  }

  /** Stored, to be sent. */
  Payout payout(Things things, Batch batch, String seller, Amount amount) {
    var payout =
        new Payout(
            new PayoutId(things.number()),
            batch.id(),
            new SellerId(seller),
            amount,
            ACCOUNT,
            new PayoutState.Created(),
            TRACE,
            NOW);
    run(() -> payouts.add(List.of(payout)));
    return payout;
  }

  /** The same after all that, stored. */
  Payout after(Payout payout, PayoutTrigger... triggers) {
    var after = payout;
    for (var trigger : triggers) after = after.on(trigger).after();
    var last = after;
    run(() -> payouts.save(List.of(last)));
    return last;
  }

  void available(String seller, Amount amount) {
    var account =
        new Account(AccountType.MERCHANT_AVAILABLE, new SellerId(seller), amount.currency());
    run(() -> balances.add(new TreeMap<>(Map.of(account, amount.value())), 0));
  }
}
