package dev.sluice.infrastructure.payment;

import dev.sluice.application.payment.Payments;
import dev.sluice.infrastructure.Database;

/** The door of this room for tests of other rooms. */
public final class PaymentRoom {
  public static Payments of(Database database) {
    return new MyBatisPayments(database.sql(PaymentsSql.class));
  }

  private PaymentRoom() {}
}
