package dev.sluice.domain.bank;

import dev.sluice.domain.money.Currency;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that moved money, as three who should know tell it. Minor units, positive when it came
 * in.
 *
 * @param reference {@code settlement-2026-11-20}, {@code pout_…}, or the bank's own
 * @param ledger what it moved in PLATFORM_CASH; null when nothing is booked
 * @param psp what the lines of the PSP's report say; null when there are none
 * @param bank what the entries say; null when there are none
 * @param explained whether people have said why it does not fit
 */
public record Reconciled(
    Kind kind,
    String reference,
    Currency currency,
    @Nullable Long ledger,
    @Nullable Long psp,
    @Nullable Long bank,
    boolean explained) {

  /** What moves money, and who has to know of it. */
  public enum Kind {
    SETTLEMENT,
    PAYOUT,
    PAYOUT_BACK,
    /** People have said that money in suspense belongs to the platform. */
    RESOLUTION,
    /** The bank alone knows of it. */
    UNKNOWN
  }

  /** How the three stand to each other. */
  public enum State {
    MATCHED,
    ONLY_LEDGER,
    ONLY_PSP,
    ONLY_BANK,
    DIFFERS,
    /** It does not fit, and people have said why. */
    EXPLAINED
  }

  public State state() {
    // of what comes to nothing nobody writes an entry
    if (unlike() == 0) return State.MATCHED;
    if (explained) return State.EXPLAINED;
    if (known() > 1) return State.DIFFERS;
    return ledger != null ? State.ONLY_LEDGER : psp != null ? State.ONLY_PSP : State.ONLY_BANK;
  }

  /** Minor units nobody has explained. */
  public long unexplained() {
    return state() == State.EXPLAINED ? 0 : unlike();
  }

  private long known() {
    return Stream.of(ledger, psp, bank).filter(side -> side != null).count();
  }

  /** How far they are apart; who does not know of it says nothing moved. */
  private long unlike() {
    long most = told().max().orElse(0);
    long least = told().min().orElse(0);
    return Math.subtractExact(most, least);
  }

  private LongStream told() {
    return switch (kind) {
      case SETTLEMENT -> LongStream.of(or0(ledger), or0(psp), or0(bank));
      case PAYOUT, PAYOUT_BACK, UNKNOWN -> LongStream.of(or0(ledger), or0(bank));
      case RESOLUTION -> LongStream.of(or0(ledger));
    };
  }

  private static long or0(@Nullable Long side) {
    return side == null ? 0 : side;
  }
}
