package dev.sluice.service.webhook;

import io.swagger.v3.oas.annotations.media.Schema;

/** That a webhook is kept. */
@Schema(name = "WebhookReceipt")
record ReceiptBody(@Schema(description = "Whether it was kept already.") boolean known) {}
