package dev.sluice.infrastructure.order;

import dev.sluice.application.order.PaymentOrders;
import dev.sluice.infrastructure.Database;

/** The door of this room for tests of other rooms. */
public final class OrderRoom {
  public static PaymentOrders of(Database database) {
    return new MyBatisPaymentOrders(
        database.sql(PaymentOrdersSql.class), database.sql(RefundsSql.class));
  }

  private OrderRoom() {}
}
