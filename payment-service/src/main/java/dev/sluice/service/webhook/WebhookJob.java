package dev.sluice.service.webhook;

import dev.sluice.application.webhook.ReceiveWebhookService;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Applies webhooks that were kept and not applied: whoever took them died, or it was too early. */
@Component
class WebhookJob {

  private final ReceiveWebhookService webhooks;

  WebhookJob(ReceiveWebhookService webhooks) {
    this.webhooks = webhooks;
  }

  @Scheduled(
      initialDelayString = "${sluice.psp.webhooks.sweep-interval:10s}",
      fixedDelayString = "${sluice.psp.webhooks.sweep-interval:10s}")
  void runOnce() {
    webhooks.sweep();
  }
}
