package dev.sluice.infrastructure.payout;

import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.balance.BalanceRoom;
import dev.sluice.infrastructure.seller.SellerRoom;
import dev.sluice.simulation.contract.PayoutRooms;

/** The door of this room for tests of other rooms. */
public final class PayoutRoom {
  public static PayoutRooms of(Database database) {
    return new PayoutRooms(
        database,
        SellerRoom.of(database),
        BalanceRoom.of(database),
        new MyBatisPayouts(database.sql(PayoutsSql.class)),
        new MyBatisPayoutBatches(database.sql(PayoutBatchesSql.class)),
        new MyBatisPayoutReports(database.sql(PayoutReportsSql.class)));
  }

  private PayoutRoom() {}
}
