package dev.sluice.simulation.world;

import dev.sluice.application.balance.Balances;
import dev.sluice.application.idempotency.Idempotency;
import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.outbox.Broker;
import dev.sluice.application.outbox.Expansion;
import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.payment.Payments;
import dev.sluice.application.payout.PayoutBatches;
import dev.sluice.application.payout.Payouts;
import dev.sluice.application.pipeline.Failures;
import dev.sluice.application.pipeline.Inbox;
import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Streams;
import dev.sluice.application.psp.Psp;
import dev.sluice.application.review.Resolutions;
import dev.sluice.application.seller.Sellers;
import dev.sluice.application.settlement.Discrepancies;
import dev.sluice.application.settlement.Reserves;
import dev.sluice.application.settlement.SettlementFiles;
import dev.sluice.application.settlement.SettlementLines;
import dev.sluice.application.webhook.Webhooks;
import dev.sluice.domain.event.Event;
import dev.sluice.simulation.outbox.InMemoryBroker;
import dev.sluice.simulation.pipeline.InMemoryFailures;

/**
 * What the applications are fitted with: each part as the servers offer it. Who wants to see
 * whether a simulation would notice fits something worse.
 */
public interface Fittings {

  /** Everything as it should be. */
  Fittings SOUND = new Fittings() {};

  default PaymentIntents intents(Servers s) {
    return s.intents();
  }

  default Sellers sellers(Servers s) {
    return s.sellers();
  }

  default Payments payments(Servers s) {
    return s.payments();
  }

  default PaymentOrders orders(Servers s) {
    return s.orders();
  }

  /** As those see them who ask for money back. */
  default PaymentOrders ordersToRefund(Servers s) {
    return orders(s);
  }

  default Webhooks webhooks(Servers s) {
    return s.webhooks();
  }

  default Resolutions resolutions(Servers s) {
    return s.resolutions();
  }

  default SettlementFiles settlementFiles(Servers s) {
    return s.settlementFiles();
  }

  default SettlementLines settlementLines(Servers s) {
    return s.settlementLines();
  }

  default Discrepancies discrepancies(Servers s) {
    return s.discrepancies();
  }

  default Reserves reserves(Servers s) {
    return s.reserves();
  }

  default Payouts payouts(Servers s) {
    return s.payouts();
  }

  default PayoutBatches payoutBatches(Servers s) {
    return s.payoutBatches();
  }

  default Balances balances(Servers s) {
    return s.balances();
  }

  default Outbox outbox(Servers s) {
    return s.outbox();
  }

  default Broker broker(Servers s) {
    return new InMemoryBroker(s.topics(), s.database(), s.faults());
  }

  default Expansion expansion(Servers s, Expansion sound) {
    return sound;
  }

  default Inbox inbox(Servers s) {
    return s.inbox();
  }

  default Streams streams(Servers s, Streams sound) {
    return sound;
  }

  default Failures failures() {
    return new InMemoryFailures();
  }

  default Idempotency idempotency(Servers s) {
    return s.idempotency();
  }

  default Psp psp(Servers s) {
    return s.psp();
  }

  default <E extends Event> Step<E> step(Step<E> sound) {
    return sound;
  }
}
