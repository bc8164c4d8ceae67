package dev.sluice.simulation.audit;

import dev.sluice.application.webhook.PspMessage.Disputed;
import dev.sluice.application.webhook.Webhooks.End;
import dev.sluice.domain.dispute.Dispute;
import dev.sluice.domain.dispute.DisputeStatus;
import dev.sluice.domain.id.DisputeId;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.psp.Postbox;
import dev.sluice.simulation.webhook.InMemoryWebhooks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whatever the PSP told about a dispute stands in its order, once. */
public final class HeardDisputes {

  private HeardDisputes() {}

  /** One sentence for each that was taken for applied and was not. */
  public static List<String> missing(InMemoryWebhooks webhooks, Postbox postbox, Tables tables) {
    var missing = new ArrayList<String>();
    for (var row : webhooks.all()) {
      var body = row.webhook().body().getBytes(StandardCharsets.UTF_8);
      if (row.end() != End.APPLIED || !(postbox.read(body).message() instanceof Disputed told))
        continue;
      var known = webhooks.dispute(row.webhook().connector(), told.dispute());
      var stands = known.flatMap(id -> find(tables, told, id));
      boolean open = told.status() == DisputeStatus.OPENED;
      if (stands.filter(one -> open || one.status() == told.status()).isEmpty())
        missing.add("heard and not done: " + told);
    }
    return missing;
  }

  private static Optional<Dispute> find(Tables tables, Disputed told, DisputeId id) {
    return tables.orders().all().stream()
        .map(Tables.Kept::thing)
        .filter(order -> order.id().value().equals(told.capture().subject()))
        .flatMap(order -> order.refunds().disputes().stream())
        .filter(dispute -> dispute.id().equals(id))
        .findFirst();
  }
}
