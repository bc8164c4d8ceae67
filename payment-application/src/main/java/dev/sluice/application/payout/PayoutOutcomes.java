package dev.sluice.application.payout;

import dev.sluice.application.payout.PayoutChanges.Change;
import dev.sluice.application.settlement.BooksAtOnce;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutTrigger;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Hears from banks what became of payouts, from whatever paper they say it in. The same word twice
 * moves nothing; a word that contradicts the books is refused and moves nothing either.
 */
public final class PayoutOutcomes {

  private static final int LONGEST_REASON = 200;

  /** What a bank says about one payout. */
  public sealed interface Word {

    PayoutId payout();

    /**
     * It has paid it.
     *
     * @param on the bank's day
     */
    record Settled(PayoutId payout, LocalDate on) implements Word {}

    /** It did not pay it, or has the money again. */
    record Returned(PayoutId payout, String reason, LocalDate on) implements Word {}
  }

  /**
   * A word and what became of it.
   *
   * @param outcome empty when there is no such payout
   */
  public record Heard(Word word, Optional<Outcome<Payout>> outcome) {}

  private final PayoutChanges changes;
  private final BooksAtOnce books;

  public PayoutOutcomes(Payouts payouts, BooksAtOnce books, InstantSource clock) {
    this.changes = new PayoutChanges(payouts, books, clock);
    this.books = books;
  }

  /** In a transaction. */
  public Heard settled(PayoutId payout, LocalDate on, String traceId) {
    return hear(List.of(new Word.Settled(payout, on)), traceId).getFirst();
  }

  /** In a transaction. */
  public Heard returned(PayoutId payout, String reason, LocalDate on, String traceId) {
    return hear(List.of(new Word.Returned(payout, reason, on)), traceId).getFirst();
  }

  /**
   * In a transaction, all at once: accounts are touched in account order. Who has many words says
   * them together.
   *
   * @return in the order of the words
   */
  public List<Heard> hear(List<Word> words, String traceId) {
    var outcomes = changes.apply(words.stream().map(PayoutOutcomes::change).toList(), traceId);
    var heard = new ArrayList<Heard>(words.size());
    for (int i = 0; i < words.size(); i++) heard.add(new Heard(words.get(i), outcomes.get(i)));
    return heard;
  }

  /** After the commit: whoever reads balances next reads what is true now. */
  public void committed(Collection<Heard> heard) {
    books.committed(
        heard.stream()
            .flatMap(one -> one.outcome().stream())
            .filter(Outcome.Moved.class::isInstance)
            .map(outcome -> outcome.after().seller())
            .collect(Collectors.toSet()));
  }

  private static Change change(Word word) {
    return switch (word) {
      case Word.Settled settled ->
          new Change(settled.payout(), new PayoutTrigger.Settle(settled.on()));
      case Word.Returned back ->
          new Change(back.payout(), new PayoutTrigger.Return(back.on(), plain(back.reason())));
    };
  }

  /** Banks write what they like: on one line, and not for ever. */
  private static String plain(String reason) {
    var plain = reason.replaceAll("\\p{Cntrl}", " ").strip();
    if (plain.isEmpty()) return "no reason given";
    return plain.substring(0, Math.min(plain.length(), LONGEST_REASON));
  }
}
