package dev.sluice.simulation.world;

import dev.sluice.application.dispute.DisputePaymentService;
import dev.sluice.application.intent.AuthorizationGate;
import dev.sluice.application.order.OrderDoor;
import dev.sluice.application.payment.VoidGate;
import dev.sluice.application.webhook.ApplyWebhookService;
import dev.sluice.application.webhook.Observations;
import dev.sluice.application.webhook.PspMessage;
import dev.sluice.application.webhook.ReceiveWebhookService;
import dev.sluice.simulation.coverage.Coverage;
import java.time.Duration;
import java.time.InstantSource;

/** Where the PSP tells what nobody asked for, and the sweep of what was kept and not applied. */
final class WebhookDoor {

  static final String SWEEP = "webhook-sweep";

  private static final String CONNECTOR = "psp";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Servers servers;
  private final ReceiveWebhookService service;

  WebhookDoor(Servers s, Fittings fit, OrderDoor orders, InstantSource clock) {
    this.servers = s;
    var observations =
        new Observations(
            fit.intents(s),
            fit.payments(s),
            fit.orders(s),
            new AuthorizationGate(fit.intents(s), fit.outbox(s), fit.psp(s), s.chance()),
            new VoidGate(fit.payments(s), fit.psp(s), s.chance()),
            new WatchedAttempts(s),
            fit.outbox(s));
    var applying =
        new ApplyWebhookService(
            observations,
            fit.orders(s),
            new DisputePaymentService(orders, s.ids()),
            fit.webhooks(s));
    this.service =
        new ReceiveWebhookService(
            fit.webhooks(s),
            s.psp().postbox()::read,
            applying,
            s.database(),
            fit.failures(),
            clock,
            PATIENCE,
            s.settings().batch());
  }

  void receive(byte[] body) {
    boolean fresh = service.receive(CONNECTOR, body);
    count(fresh ? "webhook taken" : "webhook again");
    if (servers.psp().postbox().read(body).message() instanceof PspMessage.Disputed)
      count("webhook of a dispute");
  }

  boolean sweep() {
    return service.sweep() > 0;
  }

  private void count(String what) {
    servers.coverage().count(Coverage.Kind.OPERATIONS, what);
  }
}
