package dev.sluice.simulation;

import dev.sluice.simulation.contract.Rooms;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.intent.InMemoryPaymentIntents;
import dev.sluice.simulation.order.InMemoryPaymentOrders;
import dev.sluice.simulation.payment.InMemoryPayments;

/** Intents, payments and orders in memory, over the same tables. */
public final class SimulatedRooms {
  public static Rooms over(Tables tables) {
    return over(tables, new InMemoryPayments(tables));
  }

  public static Rooms over(Tables tables, InMemoryPayments payments) {
    return new Rooms(
        tables.database(),
        new InMemoryPaymentIntents(tables),
        payments,
        new InMemoryPaymentOrders(tables));
  }

  private SimulatedRooms() {}
}
