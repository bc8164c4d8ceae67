package dev.sluice.application.settlement;

import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.id.LineId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.settlement.Discrepancy;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What does not fit. Nothing is ever deleted. */
public interface Discrepancies {

  /** Which of an order's captures. */
  record CaptureOf(PaymentOrderId order, int n) implements Comparable<CaptureOf> {
    @Override
    public int compareTo(CaptureOf other) {
      int first = order.compareTo(other.order);
      return first != 0 ? first : Integer.compare(n, other.n);
    }
  }

  /**
   * In a transaction.
   *
   * @return those that are new: the same row twice, whatever the report, is one discrepancy
   */
  Set<DiscrepancyId> add(List<Discrepancy> discrepancies);

  /** In a transaction: nobody else changes it until that ends. */
  Optional<Discrepancy> lock(DiscrepancyId id);

  /** In a transaction that has locked it. */
  void save(Discrepancy discrepancy);

  /** Those of a line that are open. */
  List<Discrepancy> openOf(LineId line);

  /** Those of these captures that are missing still. */
  List<Discrepancy> missingOf(Collection<CaptureOf> captures);

  Optional<Discrepancy> find(DiscrepancyId id);

  /**
   * Newest first.
   *
   * @param open whether only those are wanted that are open; empty for all
   */
  List<Discrepancy> list(boolean open, Optional<DiscrepancyId> before, int atMost);

  /** Minor units nobody can explain, in all currencies. */
  long unexplained();
}
