package dev.sluice.service.payout;

import dev.sluice.application.payout.PayoutBatches.At;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Currency;
import dev.sluice.service.door.Checks;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "NewPayout")
record NewPayoutBody(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "seller-17")
        @Nullable String sellerId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = "[A-Z]{3}", example = "EUR")
        @Nullable String currency) {

  /** What was sent, checked. */
  At read() {
    var checks = new Checks();
    var seller = checks.read(sellerId, "/sellerId", SellerId::new);
    var in = checks.read(currency, "/currency", Currency::of);
    checks.hold();
    return new At(seller.orElseThrow(), in.orElseThrow());
  }
}
