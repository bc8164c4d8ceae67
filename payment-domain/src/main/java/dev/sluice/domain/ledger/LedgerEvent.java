package dev.sluice.domain.ledger;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.SellerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told about the books. Both are named by their movement. */
public sealed interface LedgerEvent extends Event {

  /** Write this down. */
  record LedgerRecordingCommand(MoneyMovement movement) implements LedgerEvent {
    @Override
    public String aggregateId() {
      return movement.payment().value();
    }

    @Override
    public String which() {
      return movement.key().value();
    }

    @Override
    public String key() {
      return movement.seller().map(SellerId::value).orElse(movement.payment().value());
    }
  }

  /**
   * It is written down.
   *
   * @param sellerId whose accounts were touched; null when only the platform's
   */
  record LedgerEntriesRecorded(
      MovementKey movementKey,
      PaymentId paymentId,
      @Nullable SellerId sellerId,
      List<Posting> postings)
      implements LedgerEvent {

    public static LedgerEntriesRecorded of(MoneyMovement movement, JournalEntry entry) {
      return new LedgerEntriesRecorded(
          entry.movement(), movement.payment(), movement.seller().orElse(null), entry.postings());
    }

    @Override
    public String aggregateId() {
      return paymentId.value();
    }

    @Override
    public String which() {
      return movementKey.value();
    }

    @Override
    public String key() {
      return sellerId == null ? paymentId.value() : sellerId.value();
    }
  }
}
