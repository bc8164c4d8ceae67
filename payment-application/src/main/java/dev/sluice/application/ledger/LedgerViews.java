package dev.sluice.application.ledger;

import dev.sluice.domain.id.JournalEntryId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.ledger.MovementKey;
import dev.sluice.domain.ledger.Posting;
import dev.sluice.domain.money.Currency;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The books, to be read. */
public interface LedgerViews {

  /**
   * @param balance minor units, positive on the account's normal side
   */
  record AccountView(Account account, long balance, Instant updatedAt) {}

  /**
   * @param payment null when nobody knows of any
   * @param cause the event that brought it
   */
  record EntryView(
      JournalEntryId id,
      MovementKey movement,
      @Nullable PaymentId payment,
      List<Posting> postings,
      String traceId,
      String cause,
      Instant occurredAt,
      Instant recordedAt) {
    public EntryView {
      postings = List.copyOf(postings);
    }
  }

  /** Everything posted to all accounts of a type in a currency. */
  record Sums(AccountType type, Currency currency, BigInteger debit, BigInteger credit) {}

  /**
   * @param asOf up to when entries are counted, by the time they were written
   */
  record TrialBalance(Instant asOf, List<Sums> sums) {
    public TrialBalance {
      sums = List.copyOf(sums);
    }
  }

  /**
   * By name.
   *
   * @param after where the last page ended
   */
  List<AccountView> accounts(Optional<Account> after, int atMost);

  /**
   * Newest first.
   *
   * @param before where the last page ended
   */
  List<EntryView> entries(
      Optional<Account> account,
      Optional<PaymentId> payment,
      Optional<JournalEntryId> before,
      int atMost);

  /**
   * @param asOf empty for now
   */
  TrialBalance trialBalance(Optional<Instant> asOf);
}
