package dev.sluice.infrastructure.settlement;

import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.RealRooms;
import dev.sluice.infrastructure.seller.SellerRoom;
import dev.sluice.simulation.contract.SettlementRooms;

/** The door of this room for tests of other rooms. */
public final class SettlementRoom {
  public static SettlementRooms of(Database database) {
    return new SettlementRooms(
        RealRooms.of(database),
        SellerRoom.of(database),
        new MyBatisSettlementFiles(database.sql(SettlementFilesSql.class)),
        new MyBatisSettlementLines(database.sql(SettlementLinesSql.class)),
        new MyBatisDiscrepancies(database.sql(DiscrepanciesSql.class)),
        new MyBatisReserves(database.sql(ReservesSql.class)));
  }

  private SettlementRoom() {}
}
