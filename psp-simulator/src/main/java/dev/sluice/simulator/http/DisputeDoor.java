package dev.sluice.simulator.http;

import dev.sluice.simulator.book.Dispute;
import dev.sluice.simulator.book.DisputeJson;
import dev.sluice.simulator.psp.Psp;
import dev.sluice.simulator.request.Fields;
import dev.sluice.simulator.wire.Unreadable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a test is the shopper's bank, under /admin/disputes. */
final class DisputeDoor {
  static final String PATH = "/admin/disputes";

  private static final String ONE = PATH + "/";
  private static final String OUTCOME = "/outcome";

  private final Psp psp;

  DisputeDoor(Psp psp) {
    this.psp = psp;
  }

  Reply handle(Incoming incoming) throws InterruptedException {
    if (!incoming.method().equals("POST")) return Router.notAllowed("POST");
    if (incoming.path().equals(PATH)) return open(incoming);
    if (!incoming.path().startsWith(ONE) || !incoming.path().endsWith(OUTCOME))
      return Router.noSuchPath();
    var rest = incoming.after(ONE);
    return decide(incoming, rest.substring(0, Math.max(0, rest.length() - OUTCOME.length())));
  }

  private Reply open(Incoming incoming) throws InterruptedException {
    Fields fields = Fields.of(incoming.json(), Set.of("key", "amount"));
    var amount = fields.has("amount") ? fields.amount("amount") : null;
    return reply(psp.dispute(fields.text("key"), amount), "capture");
  }

  private Reply decide(Incoming incoming, String id) throws InterruptedException {
    String outcome = Fields.of(incoming.json(), Set.of("outcome")).text("outcome");
    return switch (outcome) {
      case "WON" -> reply(psp.decide(id, Dispute.Standing.WON), "dispute");
      case "LOST" -> reply(psp.decide(id, Dispute.Standing.LOST), "dispute");
      default -> throw new Unreadable("outcome must be WON or LOST");
    };
  }

  private static Reply reply(@Nullable Dispute dispute, String what) {
    return dispute == null
        ? Reply.error(404, "no_such_" + what, "no such " + what)
        : Reply.ok(json -> DisputeJson.write(dispute, json));
  }
}
