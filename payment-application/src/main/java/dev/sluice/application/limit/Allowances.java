package dev.sluice.application.limit;

import dev.sluice.domain.id.ClientId;
import java.util.OptionalLong;

/**
 * What clients may still send, shared by all instances: a bucket of permits per client that fills
 * by itself. Never throws but for a thread that holds a database transaction.
 */
public interface Allowances {

  /**
   * @param perSecond how fast the bucket fills
   * @param most what a full bucket holds; one that was not asked for before is full
   * @return what was taken of what was wanted; empty when nobody can say at the moment
   */
  OptionalLong take(ClientId client, long perSecond, long most, long wanted);
}
