package dev.sluice.service.dispute;

import dev.sluice.service.door.AmountBody;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a bank has taken back, as a client sends it. */
@Schema(name = "NewDispute")
record NewDisputeBody(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "po_0j5k2m9x4t7ad")
        @Nullable String paymentOrderId,
    @Schema(
            description = "Booked with what may still go back at most.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable AmountBody amount) {}
