package dev.sluice.infrastructure;

import dev.sluice.infrastructure.intent.IntentRoom;
import dev.sluice.infrastructure.order.OrderRoom;
import dev.sluice.infrastructure.payment.PaymentRoom;
import dev.sluice.simulation.contract.Rooms;

/** Intents, payments and orders in PostgreSQL. */
public final class RealRooms {
  public static Rooms of(Database database) {
    return new Rooms(
        database, IntentRoom.of(database), PaymentRoom.of(database), OrderRoom.of(database));
  }

  private RealRooms() {}
}
