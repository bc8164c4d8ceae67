package dev.sluice.simulation.webhook;

import dev.sluice.application.webhook.Webhook;
import dev.sluice.application.webhook.Webhooks;
import dev.sluice.domain.id.DisputeId;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;
import dev.sluice.simulation.database.Table.Key2;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What PSPs told unasked, in memory. */
public final class InMemoryWebhooks implements Webhooks {

  /**
   * @param end null while it waits
   */
  public record Row(Webhook webhook, @Nullable End end, String detail) {}

  private final Database database;
  private final Table<Key2<String, String>, Row> rows;
  private final Table<Key2<String, String>, DisputeId> disputes;

  public InMemoryWebhooks(Database database) {
    this.database = database;
    this.rows = new Table<>("psp_webhooks", database);
    this.disputes = new Table<>("psp_disputes", database);
  }

  @Override
  public boolean add(Webhook webhook) {
    database.needsTransaction("keeping a webhook");
    return rows.insert(keyOf(webhook), new Row(webhook, null, ""));
  }

  @Override
  public List<Webhook> waiting(Instant before, int atMost) {
    return rows
        .where(row -> row.end() == null && !row.webhook().receivedAt().isAfter(before))
        .stream()
        .map(Row::webhook)
        .sorted(Comparator.comparing(Webhook::receivedAt))
        .limit(atMost)
        .toList();
  }

  @Override
  public Optional<Webhook> claim(String connector, String eventId) {
    database.needsTransaction("claiming a webhook");
    return rows.find(new Key2<>(connector, eventId))
        .filter(row -> row.end() == null)
        .map(Row::webhook);
  }

  @Override
  public void end(Webhook webhook, End end, String detail, Instant now) {
    if (rows.find(keyOf(webhook)).filter(row -> row.end() == null).isEmpty())
      throw new IllegalStateException("it has ended already: " + webhook.eventId());
    rows.put(keyOf(webhook), new Row(webhook, end, detail));
  }

  @Override
  public Optional<DisputeId> dispute(String connector, String reference) {
    return disputes.find(new Key2<>(connector, reference));
  }

  @Override
  public void name(String connector, String reference, DisputeId dispute) {
    if (!disputes.insert(new Key2<>(connector, reference), dispute))
      throw new IllegalStateException(reference + " has a name already");
  }

  public List<Row> all() {
    return rows.all();
  }

  private static Key2<String, String> keyOf(Webhook webhook) {
    return new Key2<>(webhook.connector(), webhook.eventId());
  }
}
