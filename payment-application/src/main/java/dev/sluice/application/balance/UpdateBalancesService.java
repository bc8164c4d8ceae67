package dev.sluice.application.balance;

import dev.sluice.application.pipeline.Step.Append;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.balance.AccountBalance;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.ledger.LedgerEvent.LedgerEntriesRecorded;
import java.util.List;

/**
 * Adds recorded postings to the balances: each account is touched once per batch, however hot it
 * is.
 */
public final class UpdateBalancesService implements Append<LedgerEntriesRecorded> {

  private final Balances balances;

  public UpdateBalancesService(Balances balances) {
    this.balances = balances;
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
}
