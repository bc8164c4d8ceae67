package dev.sluice.application.statement;

/**
 * What a seller has in one currency, or what an entry changes of it. Minor units.
 *
 * @param pending earned, not settled by the PSP
 * @param available settled; negative when refunds took more
 * @param reserved held back
 * @param inTransit on its way to the seller's bank
 */
public record Holdings(long pending, long available, long reserved, long inTransit) {

  public static final Holdings NOTHING = new Holdings(0, 0, 0, 0);

  public Holdings plus(Holdings other) {
    return new Holdings(
        Math.addExact(pending, other.pending),
        Math.addExact(available, other.available),
        Math.addExact(reserved, other.reserved),
        Math.addExact(inTransit, other.inTransit));
  }
}
