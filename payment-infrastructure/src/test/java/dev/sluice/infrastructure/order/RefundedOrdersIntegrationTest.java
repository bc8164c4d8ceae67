package dev.sluice.infrastructure.order;

import static dev.sluice.infrastructure.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.PspCapabilities;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.RealRooms;
import dev.sluice.infrastructure.Samples;
import dev.sluice.infrastructure.intent.IntentRoom;
import dev.sluice.infrastructure.payment.PaymentRoom;
import dev.sluice.simulation.contract.RefundedOrdersContract;
import dev.sluice.simulation.contract.Rooms;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The contract, and what only the table can hold. */
@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class RefundedOrdersIntegrationTest extends RefundedOrdersContract {

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

  @Test
  void the_table_lets_one_refund_of_an_order_run_at_a_time() {
    var intent = Samples.authorized();
    var order = Samples.orders(intent).getFirst();
    var orders = OrderRoom.of(database);
    database.run(() -> {
      IntentRoom.of(database).add(List.of(intent));
      PaymentRoom.of(database).add(List.of(Samples.payment(intent)));
      orders.add(List.of(order));
    });
    var twice = asked(asked(Samples.captured(order), 1), 2);
    database.run(() -> orders.save(List.of(new Change<>(order, twice)), NOW));

    assertThat(
            database.count(
                "refunds WHERE phase IS NOT NULL AND payment_order_id = " + order.id().number()))
        .isOne();
    assertThatThrownBy(() ->
            database.asOwner(
                "UPDATE refunds SET attempt = 1, unanswered = 0, asked = 0, phase = 'REQUESTED',"
                    + " since = created_at, requested_at = created_at"
                    + " WHERE status = 'REQUESTED' AND phase IS NULL"))
        .hasMessageContaining("uq_refund_running");
  }

  private static PaymentOrder asked(PaymentOrder order, int n) {
    var trigger = new Trigger.AskRefund(new RefundId(Samples.number()), Samples.eur(n));
    var psp = PspCapabilities.standard(Duration.ofSeconds(3));
    return order.on(trigger, new Circumstances(null, NOW, psp, new Random(1))).after();
  }
}
