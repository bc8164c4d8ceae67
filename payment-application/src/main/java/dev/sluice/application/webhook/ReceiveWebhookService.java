package dev.sluice.application.webhook;

import dev.sluice.application.pipeline.Failures;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.webhook.Webhooks.End;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what a PSP tells, and applies it: at once, or when the sweep finds that nobody has. What
 * was kept was heard; whoever brings it again is told the same.
 */
public final class ReceiveWebhookService {

  private static final Logger LOG = LoggerFactory.getLogger(ReceiveWebhookService.class);

  private final Webhooks webhooks;
  private final PspMessages messages;
  private final ApplyWebhookService applying;
  private final Transactions transactions;
  private final Failures failures;
  private final InstantSource clock;
  private final Duration patience;
  private final int batch;

  /**
   * @param patience so long whoever received it may be at it
   * @param batch most messages in one sweep
   */
  public ReceiveWebhookService(
      Webhooks webhooks,
      PspMessages messages,
      ApplyWebhookService applying,
      Transactions transactions,
      Failures failures,
      InstantSource clock,
      Duration patience,
      int batch) {
    this.webhooks = webhooks;
    this.messages = messages;
    this.applying = applying;
    this.transactions = transactions;
    this.failures = failures;
    this.clock = clock;
    this.patience = patience;
    this.batch = batch;
  }

  /**
   * Returns when it is kept.
   *
   * @return false when it was already
   * @throws IllegalArgumentException when it cannot be understood: nothing is kept
   */
  public boolean receive(String connector, byte[] body) {
    var eventId = messages.read(body).eventId();
    var text = new String(body, StandardCharsets.UTF_8);
    var webhook = new Webhook(connector, eventId, text, clock.instant());
    boolean fresh = transactions.run(() -> webhooks.add(webhook));
    if (fresh)
      try {
        transactions.run(() -> apply(webhook));
      } catch (RuntimeException later) {
        LOG.warn("{} of {} is kept and will be applied later", eventId, connector, later);
      }
    return fresh;
  }

  /**
   * What nobody has applied.
   *
   * @return how many messages came to an end
   * @throws RuntimeException when the weather is bad
   */
  public int sweep() {
    int ended = 0;
    for (var webhook : webhooks.waiting(clock.instant().minus(patience), batch))
      try {
        if (transactions.run(() -> apply(webhook))) ended++;
      } catch (RuntimeException failure) {
        if (failures.kindOf(failure) != Failures.Kind.POISON) throw failure;
        LOG.error("{} of {} cannot be applied", webhook.eventId(), webhook.connector(), failure);
        transactions.run(() -> giveUp(webhook, failure));
        ended++;
      }
    return ended;
  }

  /** Whether it has come to an end. */
  private boolean apply(Webhook named) {
    var claimed = webhooks.claim(named.connector(), named.eventId());
    if (claimed.isEmpty()) return false;
    var webhook = claimed.get();
    var message = messages.read(webhook.body().getBytes(StandardCharsets.UTF_8)).message();
    var now = clock.instant();
    var applied = applying.apply(webhook, message, now);
    if (applied.isEmpty()) return false;
    var end = applied.get();
    if (end.end() != End.APPLIED)
      LOG.error("{} of {}: {}", webhook.eventId(), webhook.connector(), end.detail());
    webhooks.end(webhook, end.end(), end.detail(), now);
    return true;
  }

  private void giveUp(Webhook named, RuntimeException failure) {
    webhooks
        .claim(named.connector(), named.eventId())
        .ifPresent(one -> webhooks.end(one, End.FAILED, String.valueOf(failure), clock.instant()));
  }
}
