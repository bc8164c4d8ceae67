package dev.sluice.service.ledger;

import dev.sluice.application.ledger.LedgerViews;
import dev.sluice.domain.id.JournalEntryId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.money.Currency;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.Listing;
import dev.sluice.service.door.Times;
import dev.sluice.service.ledger.LedgerBodies.AccountBody;
import dev.sluice.service.ledger.LedgerBodies.EntryBody;
import dev.sluice.service.ledger.LedgerBodies.TrialBalanceBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Ledger", description = "The books: double entry, append only.")
@RestController
@RequestMapping("/api/v1/ledger")
class LedgerController {

  private final LedgerViews ledger;

  LedgerController(LedgerViews ledger) {
    this.ledger = ledger;
  }

  @Operation(summary = "List accounts with what they hold")
  @GetMapping("/accounts")
  Listing<AccountBody> accounts(
      @Parameter(description = "nextCursor of the page before.") @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "1 to 100.", example = "20") @RequestParam(required = false)
          @Nullable String limit) {
    var checks = new Checks();
    var after = checks.optional(cursor, "?cursor", LedgerController::account);
    int size = Listing.limit(limit, checks);
    checks.hold();
    return Listing.of(
        ledger.accounts(after, size + 1), size, AccountBody::of, last -> last.account().name());
  }

  @Operation(summary = "List journal entries, newest first")
  @GetMapping("/journal-entries")
  Listing<EntryBody> entries(
      @Parameter(description = "Entries that touch this account.", example = "PSP_RECEIVABLE:EUR")
          @RequestParam(required = false)
          @Nullable String account,
      @Parameter(description = "Entries of this payment.") @RequestParam(required = false)
          @Nullable String paymentId,
      @Parameter(description = "nextCursor of the page before.") @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(description = "1 to 100.", example = "20") @RequestParam(required = false)
          @Nullable String limit) {
    var checks = new Checks();
    var touching = checks.optional(account, "?account", LedgerController::account);
    var payment = checks.optional(paymentId, "?paymentId", PaymentId::of);
    var before = checks.optional(cursor, "?cursor", JournalEntryId::of);
    int size = Listing.limit(limit, checks);
    checks.hold();
    return Listing.of(
        ledger.entries(touching, payment, before, size + 1),
        size,
        EntryBody::of,
        last -> last.id().value());
  }

  @Operation(summary = "Sum both sides of all accounts")
  @GetMapping("/trial-balance")
  TrialBalanceBody trialBalance(
      @Parameter(description = "RFC 3339; now when left out.", example = "2026-01-31T23:59:59Z")
          @RequestParam(required = false)
          @Nullable String asOf) {
    var checks = new Checks();
    var time = checks.optional(asOf, "?asOf", Times::of);
    checks.hold();
    return TrialBalanceBody.of(ledger.trialBalance(time));
  }

  /** {@code TYPE:CURRENCY} or {@code TYPE:seller:CURRENCY}; a seller's name may have colons. */
  private static Account account(String name) {
    int first = name.indexOf(':');
    int last = name.lastIndexOf(':');
    try {
      var type = AccountType.valueOf(name.substring(0, Math.max(first, 0)));
      var seller = first == last ? null : new SellerId(name.substring(first + 1, last));
      return new Account(type, seller, Currency.of(name.substring(last + 1)));
    } catch (IllegalArgumentException bad) {
      throw new IllegalArgumentException(
          "has to be an account such as PSP_RECEIVABLE:EUR or MERCHANT_PAYABLE:seller-17:EUR", bad);
    }
  }
}
