package dev.sluice.simulation.contract;

import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.order.PaymentOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Orders are pursued alike, whether the PSP is asked to capture or to give back. */
abstract class PursuedOrders extends PursuedContract<PaymentOrderId, PaymentOrder> {

  @Override
  PaymentOrderId idOf(PaymentOrder order) {
    return order.id();
  }

  @Override
  Optional<PaymentOrder> find(PaymentOrderId id) {
    return Optional.ofNullable(rooms().orders().read(List.of(id)).get(id));
  }

  @Override
  Map<PaymentOrderId, PaymentOrder> lock(SortedSet<PaymentOrderId> ids) {
    return rooms().orders().lock(ids);
  }

  @Override
  void save(List<Change<PaymentOrder>> changes, Instant now) {
    rooms().orders().save(changes, now);
  }

  @Override
  List<PaymentOrder> claimRetries(
      Optional<Collection<PaymentOrderId>> ids, Instant now, int atMost) {
    return rooms().orders().claimRetries(ids, now, atMost);
  }

  @Override
  List<PaymentOrder> claimQuestions(Instant now, int atMost) {
    return rooms().orders().claimQuestions(now, atMost);
  }

  @Override
  List<PaymentOrder> claimLost(Instant before, Instant now, int atMost) {
    return rooms().orders().claimLost(before, now, atMost);
  }
}
