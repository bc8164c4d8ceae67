package dev.sluice.consumers.ledger;

import dev.sluice.application.ledger.RecordLedgerEntriesService;
import dev.sluice.consumers.config.ConsumerGroup;
import dev.sluice.consumers.config.Workers;
import dev.sluice.domain.ledger.LedgerEvent.LedgerRecordingCommand;
import org.springframework.stereotype.Component;

/** Writes commanded movements into the books. */
@Component
final class LedgerRecordingConsumer extends ConsumerGroup<LedgerRecordingCommand> {

  LedgerRecordingConsumer(
      RecordLedgerEntriesService<LedgerRecordingCommand> step, Workers workers) {
    super(step, workers);
  }
}
