package dev.sluice.service.settlement;

import dev.sluice.application.settlement.ResolveDiscrepancyService.Opinion;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ResolveDiscrepancy")
record RemedyBody(
    @Schema(
            description =
                "Where the money in suspense belongs; left out where none is in suspense.",
            allowableValues = {
              "PLATFORM_CASH",
              "PSP_RECEIVABLE",
              "PSP_FEE_EXPENSE",
              "PLATFORM_COMMISSION_REVENUE",
              "CHARGEBACK_LOSS",
              "MERCHANT_AVAILABLE"
            })
        @Nullable String account,
    @Schema(description = "Whose account that is, with MERCHANT_AVAILABLE.")
        @Nullable String sellerId,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            maxLength = 500,
            description = "Why: kept with it for ever.",
            example = "the PSP's letter of 3 March")
        @Nullable String reason) {

  /**
   * What was sent, checked.
   *
   * @param by who says it
   */
  Opinion opinion(String by) {
    var checks = new Checks();
    var to = checks.optional(account, "/account", Words.of(AccountType.class));
    var seller = checks.optional(sellerId, "/sellerId", SellerId::new);
    var why = checks.read(reason, "/reason", Words::reason);
    checks.hold();
    return new Opinion(to.orElse(null), seller.orElse(null), by, why.orElseThrow());
  }
}
