package dev.sluice.service.balance;

import dev.sluice.application.balance.Balances;
import dev.sluice.domain.balance.AccountBalance;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.money.Currency;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** What a seller has, by currency. */
@Schema(name = "Balances")
record BalancesBody(String sellerId, List<InCurrency> balances, Instant asOf) {

  @Schema(name = "Balance", description = "Minor units.")
  record InCurrency(
      @Schema(example = "EUR") String currency,
      @Schema(description = "Earned, not settled by the PSP.") long pending,
      @Schema(description = "Settled; negative when refunds took more.") long available,
      @Schema(description = "Held back.") long reserved,
      @Schema(description = "On its way to the seller's bank.") long inTransit) {

    private InCurrency plus(AccountType type, long balance) {
      return switch (type) {
        case MERCHANT_PAYABLE ->
            new InCurrency(currency, pending + balance, available, reserved, inTransit);
        case MERCHANT_AVAILABLE ->
            new InCurrency(currency, pending, available + balance, reserved, inTransit);
        case MERCHANT_RESERVE ->
            new InCurrency(currency, pending, available, reserved + balance, inTransit);
        case PAYOUT_CLEARING ->
            new InCurrency(currency, pending, available, reserved, inTransit + balance);
        case PLATFORM_CASH,
            PSP_RECEIVABLE,
            AUTH_RECEIVABLE,
            AUTH_LIABILITY,
            PLATFORM_COMMISSION_REVENUE,
            PSP_FEE_EXPENSE,
            CHARGEBACK_LOSS,
            SUSPENSE ->
            this;
      };
    }
  }

  static BalancesBody of(SellerId seller, Balances.OfSeller balances) {
    var byCurrency = new TreeMap<Currency, InCurrency>();
    for (AccountBalance balance : balances.balances()) {
      var account = balance.account();
      byCurrency.compute(
          account.currency(),
          (currency, so) ->
              (so == null ? new InCurrency(currency.code(), 0, 0, 0, 0) : so)
                  .plus(account.type(), balance.balance()));
    }
    return new BalancesBody(seller.value(), List.copyOf(byCurrency.values()), balances.asOf());
  }
}
