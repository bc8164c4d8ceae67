package dev.sluice.infrastructure.review;

import dev.sluice.application.review.Resolutions;
import dev.sluice.infrastructure.Database;

/** The door of this room for tests of other rooms. */
public final class ReviewRoom {
  public static Resolutions of(Database database) {
    return new MyBatisResolutions(database.sql(ResolutionsSql.class));
  }

  private ReviewRoom() {}
}
