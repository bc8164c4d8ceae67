package dev.sluice.service.basket;

import dev.sluice.service.door.AmountBody;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What of a basket is one seller's, as a client sends it. */
@Schema(name = "Line")
public record LineBody(
    @Schema(
            description = "The seller, as the marketplace names it.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            maxLength = 64,
            example = "seller-17")
        @Nullable String sellerId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable AmountBody amount,
    @Schema(
            description =
                "The platform's share of the amount. Left out, the contract decides that the seller has now; 0 without one.",
            example = "{\"value\": 199, \"currency\": \"EUR\"}")
        @Nullable AmountBody commission) {}
