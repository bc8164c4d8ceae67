package dev.sluice.application.psp;

import dev.sluice.domain.money.Amount;
import java.util.function.Consumer;

/** The PSP's own list of everything it did: what moved no money is not on it. */
public interface PspRecords {

  /**
   * @param key our idempotency key
   * @param operation authorize, capture, void, refund
   * @param authorization the PSP's name of the authorization it belongs to
   */
  record Record(
      String key, String operation, String authorization, String reference, Amount amount) {}

  /**
   * Hands over every record, oldest first.
   *
   * @throws RuntimeException when the PSP does not answer
   * @throws IllegalStateException when this thread holds a database transaction
   */
  void all(Consumer<Record> each);
}
