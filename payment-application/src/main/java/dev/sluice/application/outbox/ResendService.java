package dev.sluice.application.outbox;

import dev.sluice.application.pipeline.Transactions;
import java.time.Instant;

/**
 * For a broker that lost its data: what it was given is given to it again. Every step finds the
 * event in its inbox and sends its stored news, so each chain repeats itself from its beginning and
 * changes only what is missing. Sent again for nothing it changes nothing.
 */
public final class ResendService {

  private static final int ROWS_PER_ROUND = 2000;

  private final SentRows rows;
  private final Transactions transactions;

  public ResendService(SentRows rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * In small transactions, so that doors and relays go on meanwhile; begun again it goes on.
   *
   * @return how many rows will leave again
   */
  public long since(Instant since) {
    long unsent = 0;
    for (var day : rows.days()) {
      var after = "";
      while (true) {
        var from = after;
        var round = transactions.run(() -> rows.again(day, from, since, ROWS_PER_ROUND));
        unsent += round.unsent();
        if (round.last().isEmpty()) break;
        after = round.last();
      }
    }
    return unsent;
  }
}
