package dev.sluice.infrastructure.payment;

import static dev.sluice.infrastructure.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.payment.PaymentStatus;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.RealRooms;
import dev.sluice.infrastructure.Samples;
import dev.sluice.infrastructure.intent.IntentRoom;
import dev.sluice.simulation.contract.Elsewhere;
import dev.sluice.simulation.contract.PaymentsContract;
import dev.sluice.simulation.contract.Rooms;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The contract, and what only many transactions at once can show. */
@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class PaymentsIntegrationTest extends PaymentsContract {

  private static final String ENDS =
      """
      SELECT CASE WHEN event_type = 'PaymentVoided' THEN 'VOIDED'
          WHEN captured_amount = total_amount THEN 'CAPTURED' ELSE 'PARTIALLY_CAPTURED' END
        FROM payment_captured_events WHERE payment_id =
      """;

  private Database database;

  @BeforeAll
  void open() {
    database = Database.fresh();
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Override
  protected Rooms rooms() {
    return RealRooms.of(database);
  }

  @Override
  protected Optional<PaymentStatus> endOf(PaymentId payment) {
    return database.read(ENDS + payment.number()).stream().map(PaymentStatus::valueOf).findFirst();
  }

  @Test
  void what_others_hold_is_skipped() {
    var due = voidDue();
    var held = voidDue();
    var payments = PaymentRoom.of(database);

    try (var _ = Elsewhere.open(database, () -> payments.lock(new TreeSet<>(List.of(held.id()))))) {
      assertThat(database.run(() -> payments.claimRetries(Optional.empty(), NOW, 1000)))
          .contains(due)
          .doesNotContain(held);
      assertThat(
              database.run(() ->
                  payments.claimRetries(Optional.of(List.of(due.id(), held.id())), NOW, 1000)))
          .containsExactly(due);
    }
  }

  private Payment voidDue() {
    var intent = Samples.authorized();
    var before = Samples.payment(intent);
    database.run(() -> {
      IntentRoom.of(database).add(List.of(intent));
      PaymentRoom.of(database).add(List.of(before));
    });
    var after = voiding(before);
    database.run(() -> PaymentRoom.of(database).save(List.of(new Change<>(before, after)), NOW));
    return after;
  }

  private static Payment voiding(Payment payment) {
    return new Payment(
        payment.id(),
        payment.intent(),
        payment.client(),
        payment.order(),
        payment.buyer(),
        payment.total(),
        payment.authorization(),
        payment.captured(),
        payment.refunded(),
        payment.completed(),
        VoidStatus.REQUESTED,
        Samples.retryAt(NOW),
        payment.expiryDue(),
        payment.traceId(),
        payment.createdAt());
  }
}
