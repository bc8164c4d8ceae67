package dev.sluice.infrastructure.seller;

import dev.sluice.application.seller.Sellers;
import dev.sluice.infrastructure.Database;

/** The door of this room for tests of other rooms. */
public final class SellerRoom {
  public static Sellers of(Database database) {
    return new MyBatisSellers(database.sql(SellersSql.class));
  }

  private SellerRoom() {}
}
