package dev.sluice.service.intent;

import dev.sluice.service.basket.PaymentMethodBody;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Authorize")
record AuthorizeBody(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable PaymentMethodBody paymentMethod) {}
