package dev.sluice.application.ledger;

import dev.sluice.application.pipeline.Step.Append;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.ledger.LedgerEvent.LedgerEntriesRecorded;
import dev.sluice.domain.ledger.LedgerEvent.LedgerRecordingCommand;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.ledger.PostingRules;
import dev.sluice.domain.payment.PaymentEvent.PaymentAuthorized;
import java.util.List;
import java.util.function.Function;

/** Writes what moved into the books, once, and says so. One step per topic it listens to. */
public final class RecordLedgerEntriesService<E extends Event> implements Append<E> {

  private final String name;
  private final Topic topic;
  private final Function<E, MoneyMovement> movement;
  private final Journal journal;

  private RecordLedgerEntriesService(
      String name, Topic topic, Function<E, MoneyMovement> movement, Journal journal) {
    this.name = name;
    this.topic = topic;
    this.movement = movement;
    this.journal = journal;
  }

  /** AUTH_HOLD of every authorized payment. */
  public static RecordLedgerEntriesService<PaymentAuthorized> holds(Journal journal) {
    return new RecordLedgerEntriesService<>(
        "payment-authorized-consumer",
        Topic.PAYMENT_AUTHORIZED,
        event -> new MoneyMovement.Authorized(event.paymentId(), event.amount()),
        journal);
  }

  /** Every movement somebody asks to record. */
  public static RecordLedgerEntriesService<LedgerRecordingCommand> commands(Journal journal) {
    return new RecordLedgerEntriesService<>(
        "ledger-recording-consumer",
        Topic.LEDGER_RECORD_REQUEST_QUEUE,
        LedgerRecordingCommand::movement,
        journal);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Topic topic() {
    return topic;
  }

  @Override
  public List<Event> news(E event) {
    var moved = movement.apply(event);
    return List.of(LedgerEntriesRecorded.of(moved, PostingRules.entryFor(moved)));
  }

  @Override
  public void write(List<EventEnvelope<E>> fresh, int lane) {
    journal.append(
        fresh.stream()
            .map(event ->
                new Journal.Record(
                    PostingRules.entryFor(movement.apply(event.data())),
                    event.timestamp(),
                    event.traceId(),
                    event.eventId()))
            .toList());
  }
}
