package dev.sluice.application.payout;

import dev.sluice.application.balance.Balances;
import dev.sluice.application.id.Ids;
import dev.sluice.application.payout.PayoutBatches.Batch;
import dev.sluice.application.payout.PayoutBatches.Kind;
import dev.sluice.application.payout.PayoutBatches.Skip;
import dev.sluice.application.settlement.BooksAtOnce;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.payout.Candidate;
import dev.sluice.domain.payout.Candidate.Verdict;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutState;
import dev.sluice.domain.seller.BankAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Pays sellers what is available at this moment: read under the lock under which it is taken, so
 * nobody can be paid the same money twice.
 */
final class Payer {

  private final Payouts payouts;
  private final PayoutBatches batches;
  private final Balances balances;
  private final BooksAtOnce books;
  private final Ids ids;

  Payer(Payouts payouts, PayoutBatches batches, Balances balances, BooksAtOnce books, Ids ids) {
    this.payouts = payouts;
    this.batches = batches;
    this.balances = balances;
    this.books = books;
    this.ids = ids;
  }

  /** In a transaction that is alone: the payouts that were made. */
  List<Payout> pay(Batch batch, List<Candidate> candidates, Instant now) {
    var paid = new ArrayList<Payout>();
    var skipped = new ArrayList<Skip>();
    for (var candidate : locked(candidates))
      switch (verdict(batch, candidate)) {
        case Verdict.Pay(BankAccount to) -> paid.add(payout(batch, candidate, to, now));
        case Verdict.Skip skip ->
            skipped.add(new Skip(candidate.seller(), candidate.available(), skip.reason()));
        case Verdict.Pass _ -> {}
      }
    if (!skipped.isEmpty()) batches.skip(batch.id(), skipped);
    if (paid.isEmpty()) return paid;
    payouts.add(paid);
    var event = new EventId(paid.getFirst().id() + ":PayoutCreated:1");
    books.write(paid.stream().map(Payout::paidOut).toList(), batch.traceId(), event, now);
    return paid;
  }

  private static Verdict verdict(Batch batch, Candidate candidate) {
    return batch.kind() == Kind.SELLER ? candidate.asked() : candidate.byTurn(batch.day());
  }

  /** The same with what they have now; until this transaction ends nobody adds to it or takes. */
  private List<Candidate> locked(List<Candidate> candidates) {
    var accounts = new TreeSet<Account>();
    for (var candidate : candidates) accounts.add(available(candidate));
    var held = balances.lock(accounts);
    return candidates.stream()
        .map(one ->
            one.with(new Amount(held.getOrDefault(available(one), 0L), one.available().currency())))
        .toList();
  }

  private static Account available(Candidate of) {
    return new Account(AccountType.MERCHANT_AVAILABLE, of.seller(), of.available().currency());
  }

  private Payout payout(Batch batch, Candidate candidate, BankAccount to, Instant now) {
    return new Payout(
        new PayoutId(ids.next()),
        batch.id(),
        candidate.seller(),
        candidate.available(),
        to,
        new PayoutState.Created(),
        batch.traceId(),
        now);
  }
}
