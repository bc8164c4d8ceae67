package dev.sluice.application.payout;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sluice.application.balance.Balances;
import dev.sluice.application.id.Ids;
import dev.sluice.application.payout.PayoutBatches.At;
import dev.sluice.application.payout.PayoutBatches.Batch;
import dev.sluice.application.payout.PayoutBatches.File;
import dev.sluice.application.payout.PayoutBatches.Status;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.settlement.BooksAtOnce;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.payout.Candidate;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutTrigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Goes on with the oldest batch, one step per transaction: a page of sellers with their payouts,
 * their entries and the place where it ended, or the files of the bank. Whoever dies in between
 * leaves nothing, whoever comes next goes on there.
 */
public final class RunPayoutBatchService {

  private final Payouts payouts;
  private final PayoutBatches batches;
  private final Payer payer;
  private final BooksAtOnce books;
  private final PaymentFile bank;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Duration patience;
  private final int page;

  /**
   * @param patience so long people may look at a batch, and stop some of it, before it is sent
   * @param page most sellers in one transaction
   */
  public RunPayoutBatchService(
      Payouts payouts,
      PayoutBatches batches,
      Balances balances,
      BooksAtOnce books,
      PaymentFile bank,
      Ids ids,
      Transactions transactions,
      InstantSource clock,
      Duration patience,
      int page) {
    this.payouts = payouts;
    this.batches = batches;
    this.payer = new Payer(payouts, batches, balances, books, ids);
    this.books = books;
    this.bank = bank;
    this.transactions = transactions;
    this.clock = clock;
    this.patience = patience;
    this.page = page;
  }

  /** Whether there was something to do. */
  public boolean runOnce() {
    var sellers =
        transactions.run(() -> {
          payouts.alone();
          var now = clock.instant();
          return batches.next(now.minus(patience)).map(batch -> step(batch, now));
        });
    sellers.ifPresent(books::committed);
    return sellers.isPresent();
  }

  /** Gives back whose balances have changed. */
  private Set<SellerId> step(Batch batch, Instant now) {
    if (batch.status() == Status.COLLECTING) return collect(batch, now);
    send(batch, now);
    return Set.of();
  }

  private Set<SellerId> collect(Batch batch, Instant now) {
    var next = batches.candidates(Optional.ofNullable(batch.after()), page);
    var paid = payer.pay(batch, next, now);
    batches.save(next.size() < page ? batch.collected(now) : batch.upTo(end(next)));
    return paid.stream().map(Payout::seller).collect(Collectors.toSet());
  }

  private static At end(List<Candidate> page) {
    var last = page.getLast();
    return new At(last.seller(), last.available().currency());
  }

  private void send(Batch batch, Instant now) {
    var sent =
        payouts.unsent(batch.id()).stream()
            .map(payout -> payout.on(new PayoutTrigger.Send(batch.id())).after())
            .toList();
    var byCurrency =
        sent.stream()
            .collect(groupingBy(payout -> payout.amount().currency(), TreeMap::new, toList()));
    byCurrency.forEach((currency, all) -> batches.add(file(batch, currency, all, now)));
    payouts.save(sent);
    batches.save(batch.done(now));
  }

  private File file(Batch batch, Currency currency, List<Payout> all, Instant now) {
    var name = File.name(batch.id(), currency);
    var total = PaymentFile.total(currency, all);
    var text = bank.of(name, total, all, now);
    return new File(batch.id(), currency, all.size(), total, text, now);
  }
}
