package dev.sluice.domain.ledger;

import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.money.Amount;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One movement as the books keep it. A line has one debit and one credit, so an entry that does not
 * balance cannot be written down.
 *
 * @param movement the key of the movement; there is at most one entry per movement
 * @param payment the payment it belongs to; null when nobody knows of any
 */
public record JournalEntry(MovementKey movement, @Nullable PaymentId payment, List<Line> lines) {

  /** The same amount leaves one account and reaches another. */
  public record Line(Account debit, Account credit, Amount amount) {
    public Line {
      if (debit.equals(credit)) throw new IllegalArgumentException(debit + " against itself");
      if (!amount.isPositive()) throw new IllegalArgumentException("a line of " + amount);
      if (!amount.currency().equals(debit.currency())
          || !amount.currency().equals(credit.currency()))
        throw new IllegalArgumentException("%s from %s to %s".formatted(amount, debit, credit));
    }
  }

  public JournalEntry {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) throw new IllegalArgumentException("an entry without lines: " + movement);
  }

  /** Debit and credit of every line, in line order. */
  public List<Posting> postings() {
    return lines.stream()
        .flatMap(line ->
            Stream.of(
                new Posting(line.debit(), Direction.DEBIT, line.amount()),
                new Posting(line.credit(), Direction.CREDIT, line.amount())))
        .toList();
  }
}
