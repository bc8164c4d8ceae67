package dev.sluice.simulation.world;

import dev.sluice.application.payout.PayoutBatches.Status;
import dev.sluice.domain.order.CaptureMethod;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.simulation.database.Tables.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When something happens next, if nobody comes to a door. */
final class Horizon {

  /** A capture without a line is missing after so long. */
  static final Duration SETTLED_AFTER = Duration.ofDays(5);

  private static final Duration WEBHOOKS = Duration.ofMinutes(15);

  private final Servers servers;

  Horizon(Servers servers) {
    this.servers = servers;
  }

  /** Empty when nothing will ever move by itself. */
  Optional<Instant> next() {
    return Stream.of(
            intents(),
            orders(),
            voids(),
            expiries(),
            servers.outbox().nextFree().stream(),
            servers.reserves().next().stream(),
            batches(),
            servers.psp().goOn().stream(),
            servers.psp().postbox().next().stream(),
            webhooks())
        .flatMap(due -> due)
        .min(Instant::compareTo);
  }

  private Stream<Instant> intents() {
    return servers.tables().intents().alive().stream()
        .flatMap(kept -> due(kept.thing().pursuit().orElse(null), kept.touched()).stream());
  }

  private Stream<Instant> orders() {
    return servers.tables().orders().alive().stream().flatMap(this::ofOrder);
  }

  private Stream<Instant> ofOrder(Kept<PaymentOrder> kept) {
    return kept.thing().state() instanceof State.Initiated
            && kept.thing().captureMethod() == CaptureMethod.AUTOMATIC
        ? Stream.of(lostAt(kept.touched()))
        : due(kept.thing().pursuit().orElse(null), kept.touched()).stream();
  }

  private Stream<Instant> expiries() {
    return servers.tables().payments().alive().stream()
        .flatMap(kept -> Optional.ofNullable(kept.thing().expiryDue()).stream());
  }

  /** What was kept is looked at once more, whatever the clock of whoever looks says. */
  private Stream<Instant> webhooks() {
    return servers.webhooks().waiting(Instant.MAX, Integer.MAX_VALUE).stream()
        .map(webhook -> webhook.receivedAt().plus(WEBHOOKS))
        .filter(due -> due.isAfter(servers.clock().instant()));
  }

  /** Whoever has collected one may have been ahead of those who are to send it. */
  private Stream<Instant> batches() {
    return servers.payoutBatches().all().stream()
        .filter(batch -> batch.status() == Status.COLLECTED)
        .flatMap(batch -> Optional.ofNullable(batch.collectedAt()).stream());
  }

  private Stream<Instant> voids() {
    return servers.tables().payments().alive().stream()
        .filter(kept -> kept.thing().voidStatus() == VoidStatus.REQUESTED)
        .flatMap(kept -> due(pursuitOf(kept.thing()), kept.touched()).stream());
  }

  private static @Nullable Pursuit pursuitOf(Payment payment) {
    return payment.voidPursuit();
  }

  private Optional<Instant> due(@Nullable Pursuit pursuit, Instant touched) {
    if (pursuit == null) return Optional.empty();
    return pursuit.phase() == Pursuit.Phase.REQUESTED
        ? Optional.of(lostAt(touched))
        : Optional.ofNullable(pursuit.nextAt());
  }

  private Instant lostAt(Instant touched) {
    return touched.plus(servers.settings().lostAfter()).plusMillis(1);
  }
}
