package dev.sluice.infrastructure.intent;

import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.infrastructure.Database;

/** The door of this room for tests of other rooms. */
public final class IntentRoom {
  public static PaymentIntents of(Database database) {
    return new MyBatisPaymentIntents(database.sql(PaymentIntentsSql.class));
  }

  private IntentRoom() {}
}
