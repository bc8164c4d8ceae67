package dev.sluice.service.payment;

import dev.sluice.service.basket.BasketBody;
import dev.sluice.service.basket.LineBody;
import dev.sluice.service.basket.PaymentMethodBody;
import dev.sluice.service.door.AmountBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A basket and what it is paid with, as a client sends it. */
@Schema(name = "NewPayment")
record NewPaymentBody(
    @Schema(
            description = "The marketplace's name for the basket.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            maxLength = 64,
            example = "order-4711")
        @Nullable String orderId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 64, example = "buyer-9")
        @Nullable String buyerId,
    @Schema(description = "What the lines add up to.", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable AmountBody total,
    @Schema(
            description = "Lines of one seller are summed.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable List<@Nullable LineBody> lines,
    @Schema(
            description = "MANUAL: you ask for the captures, before the authorization expires.",
            allowableValues = {"AUTOMATIC", "MANUAL"},
            defaultValue = "AUTOMATIC")
        @Nullable String captureMethod,
    @Schema(
            description = "Refuse it when this client has a live intent with this order id.",
            defaultValue = "false")
        @Nullable Boolean uniqueOrderId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable PaymentMethodBody paymentMethod) {

  BasketBody basket() {
    return new BasketBody(orderId, buyerId, total, lines, captureMethod, uniqueOrderId);
  }
}
