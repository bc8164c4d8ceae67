package dev.sluice.simulation.payment;

import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.payment.PaymentStatus;
import dev.sluice.simulation.SimulatedRooms;
import dev.sluice.simulation.contract.PaymentsContract;
import dev.sluice.simulation.contract.Rooms;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.fault.Faults;
import java.util.Optional;

class InMemoryPaymentsTest extends PaymentsContract {
  private final Tables tables = Tables.in(new Database(new Faults()));
  private final InMemoryPayments payments = new InMemoryPayments(tables);
  private final Rooms rooms = SimulatedRooms.over(tables, payments);

  @Override
  protected Rooms rooms() {
    return rooms;
  }

  @Override
  protected Optional<PaymentStatus> endOf(PaymentId payment) {
    return Optional.ofNullable(payments.ends().get(payment));
  }
}
