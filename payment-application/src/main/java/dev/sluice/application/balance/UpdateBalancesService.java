package dev.sluice.application.balance;

import dev.sluice.application.pipeline.Step.Append;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.balance.AccountBalance;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.ledger.LedgerEvent.LedgerEntriesRecorded;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Adds recorded postings to the balances: each account is touched once per batch, however hot it
 * is.
 */
public final class UpdateBalancesService implements Append<LedgerEntriesRecorded> {

  private final Balances balances;
  private final BalanceCache cache;

  public UpdateBalancesService(Balances balances, BalanceCache cache) {
    this.balances = balances;
    this.cache = cache;
  }

  @Override
  public String name() {
    return "account-balance-consumer";
  }

  @Override
  public Topic topic() {
    return Topic.LEDGER_ENTRIES_RECORDED;
  }

  @Override
  public List<Event> news(LedgerEntriesRecorded event) {
    return List.of();
  }

  @Override
  public void write(List<EventEnvelope<LedgerEntriesRecorded>> fresh, int lane) {
    var postings = fresh.stream().flatMap(event -> event.data().postings().stream()).toList();
    balances.add(AccountBalance.changes(postings), lane);
  }

  /** Whoever reads next reads what is true now. */
  @Override
  public void committed(List<EventEnvelope<LedgerEntriesRecorded>> written) {
    var sellers =
        written.stream()
            .flatMap(event -> Optional.ofNullable(event.data().sellerId()).stream())
            .collect(Collectors.toSet());
    if (!sellers.isEmpty()) cache.drop(sellers);
  }
}
