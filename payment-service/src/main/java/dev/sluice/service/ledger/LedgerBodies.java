package dev.sluice.service.ledger;

import dev.sluice.application.ledger.LedgerViews.AccountView;
import dev.sluice.application.ledger.LedgerViews.EntryView;
import dev.sluice.application.ledger.LedgerViews.Sums;
import dev.sluice.application.ledger.LedgerViews.TrialBalance;
import dev.sluice.domain.ledger.Posting;
import dev.sluice.service.door.AmountBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The books as the API tells them. */
final class LedgerBodies {

  @Schema(name = "Account")
  record AccountBody(
      @Schema(example = "MERCHANT_PAYABLE:seller-17:EUR") String account,
      @Schema(example = "MERCHANT_PAYABLE") String type,
      @Schema(allowableValues = {"ASSET", "LIABILITY", "REVENUE", "EXPENSE", "MEMO"})
          String category,
      @Schema(allowableValues = {"DEBIT", "CREDIT"}) String normalSide,
      @Nullable String sellerId,
      @Schema(description = "Positive on the account's normal side.") AmountBody balance,
      Instant updatedAt) {

    static AccountBody of(AccountView view) {
      var account = view.account();
      return new AccountBody(
          account.name(),
          account.type().name(),
          account.type().category().name(),
          account.type().normalSide().name(),
          account.seller() == null ? null : account.seller().value(),
          new AmountBody(BigInteger.valueOf(view.balance()), account.currency().code()),
          view.updatedAt());
    }
  }

  @Schema(name = "JournalEntry")
  record EntryBody(
      @Schema(example = "je_0j5k2m9x4t7ae") String id,
      @Schema(example = "CAPTURE:po_0j5k2m9x4t7ad:1") String movementKey,
      @Schema(description = "Without one when nobody knows what it is for.")
          @Nullable String paymentId,
      List<PostingBody> postings,
      String traceId,
      @Schema(description = "The event that brought it.") String causeEventId,
      Instant occurredAt,
      Instant recordedAt) {

    static EntryBody of(EntryView entry) {
      var payment = entry.payment();
      return new EntryBody(
          entry.id().value(),
          entry.movement().value(),
          payment == null ? null : payment.value(),
          entry.postings().stream().map(PostingBody::of).toList(),
          entry.traceId(),
          entry.cause(),
          entry.occurredAt(),
          entry.recordedAt());
    }
  }

  @Schema(name = "Posting")
  record PostingBody(
      String account,
      @Schema(allowableValues = {"DEBIT", "CREDIT"}) String direction,
      AmountBody amount) {
    static PostingBody of(Posting posting) {
      return new PostingBody(
          posting.account().name(), posting.direction().name(), AmountBody.of(posting.amount()));
    }
  }

  @Schema(name = "TrialBalance")
  record TrialBalanceBody(
      Instant asOf,
      @Schema(description = "Whether debit equals credit in every currency.") boolean balanced,
      @Schema(description = "By currency.") Map<String, Sides> totals,
      List<Line> accounts) {

    static TrialBalanceBody of(TrialBalance balance) {
      var totals = new TreeMap<String, Sides>();
      for (var sums : balance.sums())
        totals.merge(sums.currency().code(), new Sides(sums.debit(), sums.credit()), Sides::plus);
      return new TrialBalanceBody(
          balance.asOf(),
          totals.values().stream().allMatch(Sides::isEven),
          totals,
          balance.sums().stream().map(Line::of).toList());
    }
  }

  @Schema(name = "Sides", description = "Minor units.")
  record Sides(
      @Schema(type = "integer") BigInteger debit, @Schema(type = "integer") BigInteger credit) {
    Sides plus(Sides other) {
      return new Sides(debit.add(other.debit), credit.add(other.credit));
    }

    private boolean isEven() {
      return debit.equals(credit);
    }
  }

  @Schema(name = "TrialBalanceLine", description = "All accounts of a type in a currency.")
  record Line(
      String type,
      String category,
      String currency,
      @Schema(type = "integer") BigInteger debit,
      @Schema(type = "integer") BigInteger credit) {
    static Line of(Sums sums) {
      return new Line(
          sums.type().name(),
          sums.type().category().name(),
          sums.currency().code(),
          sums.debit(),
          sums.credit());
    }
  }

  private LedgerBodies() {}
}
