package dev.sluice.application.settlement;

import dev.sluice.domain.id.LineId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SettlementFileId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.settlement.Counterpart;
import dev.sluice.domain.settlement.Settlement;
import dev.sluice.domain.settlement.SettlementLine;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the PSP has settled, line by line, and what of ours it can be. */
public interface SettlementLines {

  /** A line with where it stands. */
  record Known(SettlementLine line, SettlementFileId file) {}

  /** A line that is new in the books. */
  record Booked(Settlement settlement, SettlementFileId file, int row) {}

  /** A line whose counterpart may turn up yet. */
  record Waiting(Settlement settlement, String traceId) {}

  /** A capture the PSP owes us since then. */
  record Unsettled(PaymentId payment, PaymentOrderId order, int n, Amount amount, Instant since) {}

  /** In a transaction: whoever settles is alone until it ends. */
  void alone();

  /** Those of these lines that came before. */
  Map<LineId, Known> known(Collection<LineId> ids);

  /**
   * What of ours these lines can be, the best guess first; lines without any are left out. What is
   * settled already is among them.
   */
  Map<LineId, List<Counterpart>> counterparts(Collection<SettlementLine> lines);

  /** In a transaction. */
  void add(List<Booked> settlements);

  /**
   * Lines with an open discrepancy that can end by itself, by name.
   *
   * @param after where the last page ended
   */
  List<Waiting> waiting(Optional<LineId> after, int atMost);

  /** In a transaction: what a waiting line is for is known now. */
  void matched(Settlement after);

  /** Captures from before that time without a line, which nobody has reported as missing yet. */
  List<Unsettled> missing(Instant before, int atMost);
}
