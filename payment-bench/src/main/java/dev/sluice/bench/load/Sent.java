package dev.sluice.bench.load;

import dev.sluice.bench.order.RejectedLine;
import java.util.Comparator;
import java.util.List;

/**
 * What was answered.
 *
 * @param submitted orders sent; each is accepted, already paid, or rejected with the line it begins
 *     at
 * @param accepted payments made by this run
 * @param alreadyPaid orders that had their payment before
 * @param unanswered orders among the rejected of which nobody knows: given up on or not sent any
 *     more
 * @param shipments payments of which captures, voids or refunds are to be asked for
 */
record Sent(
    int submitted,
    int accepted,
    int alreadyPaid,
    int unanswered,
    List<RejectedLine> rejected,
    List<Shipment> shipments) {

  Sent {
    rejected = rejected.stream().sorted(Comparator.comparingInt(RejectedLine::line)).toList();
  }

  static Sent nothing(List<RejectedLine> rejected) {
    return new Sent(0, 0, 0, 0, rejected, List.of());
  }
}
