package dev.sluice.infrastructure.webhook;

import dev.sluice.application.webhook.Webhook;
import dev.sluice.application.webhook.Webhooks;
import dev.sluice.domain.id.DisputeId;
import dev.sluice.infrastructure.webhook.WebhooksSql.WebhookRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
final class MyBatisWebhooks implements Webhooks {

  private final WebhooksSql sql;

  MyBatisWebhooks(WebhooksSql sql) {
    this.sql = sql;
  }

  @Override
  public boolean add(Webhook webhook) {
    return sql.add(webhook.connector(), webhook.eventId(), webhook.body(), webhook.receivedAt())
        == 1;
  }

  @Override
  public List<Webhook> waiting(Instant before, int atMost) {
    return sql.waiting(before, atMost).stream().map(MyBatisWebhooks::toWebhook).toList();
  }

  @Override
  public Optional<Webhook> claim(String connector, String eventId) {
    return sql.claim(connector, eventId).map(MyBatisWebhooks::toWebhook);
  }

  @Override
  public void end(Webhook webhook, End end, String detail, Instant now) {
    if (sql.end(webhook.connector(), webhook.eventId(), end.name(), detail, now) != 1)
      throw new IllegalStateException("it has ended already: " + webhook.eventId());
  }

  @Override
  public Optional<DisputeId> dispute(String connector, String reference) {
    return sql.dispute(connector, reference).map(DisputeId::new);
  }

  @Override
  public void name(String connector, String reference, DisputeId dispute) {
    sql.name(connector, reference, dispute.number());
  }

  private static Webhook toWebhook(WebhookRow row) {
    return new Webhook(row.connector(), row.eventId(), row.body(), row.receivedAt());
  }
}
