package dev.sluice.application.webhook;

import dev.sluice.application.dispute.DisputePaymentService;
import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.webhook.PspMessage.Disputed;
import dev.sluice.application.webhook.PspMessage.Result;
import dev.sluice.application.webhook.Webhooks.End;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.dispute.Bearer;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.order.PaymentOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Says what a PSP told to whom it is about. */
public final class ApplyWebhookService {

  /** How a message ended, and why so. */
  public record Ended(End end, String detail) {
    static final Ended APPLIED = new Ended(End.APPLIED, "");

    static Ended unknown(String detail) {
      return new Ended(End.UNKNOWN, detail);
    }

    static Ended refused(String detail) {
      return new Ended(End.REFUSED, detail);
    }
  }

  private final Observations observations;
  private final PaymentOrders orders;
  private final DisputePaymentService disputes;
  private final Webhooks webhooks;

  public ApplyWebhookService(
      Observations observations,
      PaymentOrders orders,
      DisputePaymentService disputes,
      Webhooks webhooks) {
    this.observations = observations;
    this.orders = orders;
    this.disputes = disputes;
    this.webhooks = webhooks;
  }

  /**
   * In a transaction.
   *
   * @return empty when it is too early
   */
  Optional<Ended> apply(Webhook webhook, PspMessage message, Instant now) {
    return switch (message) {
      case Result result -> Optional.of(observations.tell(webhook, result, now));
      case Disputed disputed -> dispute(webhook.connector(), disputed);
    };
  }

  private Optional<Ended> dispute(String connector, Disputed told) {
    var order = orderOf(told);
    if (order.isEmpty()) return Optional.of(Ended.unknown("there is no capture " + told.capture()));
    // what may go back is known when nothing more can be captured
    if (!order.get().status().isTerminal()) return Optional.empty();
    try {
      decide(connector, order.get().id(), told);
      return Optional.of(Ended.APPLIED);
    } catch (Problem refused) {
      return Optional.of(Ended.refused(String.valueOf(refused.getMessage())));
    }
  }

  private void decide(String connector, PaymentOrderId order, Disputed told) {
    var known = webhooks.dispute(connector, told.dispute());
    var id = known.orElseGet(() -> disputes.open(order, told.amount()).dispute().id());
    if (known.isEmpty()) webhooks.name(connector, told.dispute(), id);
    switch (told.status()) {
      case OPENED -> {}
      case WON -> disputes.win(order, id);
      case LOST -> disputes.lose(order, id, Bearer.SELLER);
    }
  }

  /** Locked, so that two messages about one dispute come one after the other. */
  private Optional<PaymentOrder> orderOf(Disputed told) {
    if (!told.capture().value().startsWith(PaymentOrderId.PREFIX)) return Optional.empty();
    PaymentOrderId id;
    int n;
    try {
      id = PaymentOrderId.of(told.capture().subject());
      n = told.capture().operation().number();
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
    return Optional.ofNullable(orders.lock(new TreeSet<>(List.of(id))).get(id))
        .filter(order -> order.captures().stream().anyMatch(capture -> capture.n() == n));
  }
}
