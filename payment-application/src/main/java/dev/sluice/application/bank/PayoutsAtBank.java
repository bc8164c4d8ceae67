package dev.sluice.application.bank;

import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who pays sellers, told by the bank what became of it. */
public interface PayoutsAtBank {

  /**
   * What an entry says of a payout.
   *
   * @param payout as the entry calls it
   * @param amount positive
   * @param returnReason as banks code it; null when it was paid
   */
  record Word(String payout, Amount amount, LocalDate on, @Nullable String returnReason) {}

  /** What is said to that. */
  enum Reply {
    /** It fits, now or since before. */
    FITS,
    UNKNOWN,
    AMOUNT_DIFFERS,
    /** It cannot be so as things stand. */
    CONTRADICTED
  }

  /**
   * What is said to all.
   *
   * @param replies in the order of the words
   * @param moved whose balances have changed
   */
  record Heard(List<Reply> replies, Set<SellerId> moved) {
    public Heard {
      replies = List.copyOf(replies);
      moved = Set.copyOf(moved);
    }
  }

  /** In a transaction, all at once. */
  Heard hear(List<Word> words, String traceId);
}
