package dev.sluice.domain.settlement;

import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.id.LineId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.id.SettlementFileId;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.outcome.Outcome;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something in a settlement that does not fit, until it is explained.
 *
 * @param about where it was found
 * @param stake what nobody can explain while it is open; null when not even the currency is known
 * @param suspended what of it is in suspense, negative when it is missing there; null when nothing
 * @param remedy what people say about it; null while nobody has said anything
 * @param closedAt null while it is open
 */
public record Discrepancy(
    DiscrepancyId id,
    DiscrepancyKind kind,
    Status status,
    About about,
    @Nullable Amount stake,
    @Nullable Amount suspended,
    String detail,
    Instant foundAt,
    @Nullable Remedy remedy,
    @Nullable Instant closedAt) {

  /** How it stands. */
  public enum Status {
    OPEN,
    /** Somebody has said where it belongs; a second person has to say the same. */
    PROPOSED,
    RESOLVED,
    /** What it is for has turned up. */
    MATCHED;

    public boolean isOpen() {
      return this == OPEN || this == PROPOSED;
    }
  }

  /**
   * Where it was found.
   *
   * @param row in the file, the first after the header is 1; 0 without a file
   * @param line null when the row has no name that could be read, or nothing came at all
   * @param n which capture of the order; 0 without one
   */
  public record About(
      @Nullable SettlementFileId file,
      int row,
      @Nullable LineId line,
      @Nullable PaymentId payment,
      @Nullable PaymentOrderId order,
      int n) {}

  /**
   * What people say.
   *
   * @param account where the money in suspense belongs; null when none is
   * @param seller whose account that is; null for the platform's
   * @param confirmedBy null while it is proposed
   */
  public record Remedy(
      @Nullable AccountType account,
      @Nullable SellerId seller,
      String reason,
      String proposedBy,
      Instant proposedAt,
      @Nullable String confirmedBy) {

    boolean sameAs(Remedy other) {
      return account == other.account && Objects.equals(seller, other.seller);
    }
  }

  /** Where money in suspense can belong. */
  private static final Set<AccountType> TARGETS =
      EnumSet.of(
          AccountType.PLATFORM_CASH,
          AccountType.PSP_RECEIVABLE,
          AccountType.PSP_FEE_EXPENSE,
          AccountType.PLATFORM_COMMISSION_REVENUE,
          AccountType.CHARGEBACK_LOSS,
          AccountType.MERCHANT_AVAILABLE);

  /** What is wrong with a line that was booked. */
  public static Discrepancy of(
      DiscrepancyId id, DiscrepancyKind kind, Settlement settlement, About about, Instant now) {
    var suspended = settlement.suspended();
    return new Discrepancy(
        id,
        kind,
        Status.OPEN,
        about,
        settlement.stake(),
        suspended.isZero() ? null : suspended,
        kind.meaning(),
        now,
        null,
        null);
  }

  /** Something of which nothing was booked. */
  public static Discrepancy unbooked(
      DiscrepancyId id,
      DiscrepancyKind kind,
      About about,
      @Nullable Amount stake,
      String detail,
      Instant now) {
    return new Discrepancy(id, kind, Status.OPEN, about, stake, null, detail, now, null, null);
  }

  /**
   * A person says where it belongs. Who comes first proposes it, who else says the same confirms
   * it; where nothing is in suspense one is enough.
   *
   * @throws IllegalArgumentException when it cannot belong there
   */
  public Outcome<Discrepancy> resolve(
      @Nullable AccountType account,
      @Nullable SellerId seller,
      String by,
      String why,
      Instant now) {
    check(account, seller);
    if (!status.isOpen()) return Outcome.refused(this, "%s is %s".formatted(id, status));
    if (suspended == null)
      return Outcome.moved(with(Status.RESOLVED, new Remedy(null, null, why, by, now, by), now));
    var said = new Remedy(account, seller, why, by, now, null);
    if (remedy == null || !remedy.sameAs(said))
      return Outcome.moved(with(Status.PROPOSED, said, null));
    if (remedy.proposedBy().equals(by))
      return Outcome.refused(
          this, "%s was proposed by %s: a second person has to confirm it".formatted(id, by));
    var agreed =
        new Remedy(account, seller, remedy.reason(), remedy.proposedBy(), remedy.proposedAt(), by);
    return Outcome.moved(with(Status.RESOLVED, agreed, now));
  }

  private void check(@Nullable AccountType account, @Nullable SellerId seller) {
    if (suspended == null) {
      if (account != null || seller != null)
        throw new IllegalArgumentException("has no account: nothing of it is in suspense");
      return;
    }
    if (account == null || !TARGETS.contains(account))
      throw new IllegalArgumentException("has to be one of " + TARGETS);
    if (account.isSellers() != (seller != null))
      throw new IllegalArgumentException(
          account + (account.isSellers() ? " needs a seller" : " has no seller"));
  }

  /** What it is for has turned up. */
  public Outcome<Discrepancy> match(Instant now) {
    return switch (status) {
      case OPEN, PROPOSED -> Outcome.moved(with(Status.MATCHED, remedy, now));
      case MATCHED -> Outcome.already(this);
      case RESOLVED -> Outcome.refused(this, id + " is resolved");
    };
  }

  private Discrepancy with(Status to, @Nullable Remedy said, @Nullable Instant closed) {
    return new Discrepancy(id, kind, to, about, stake, suspended, detail, foundAt, said, closed);
  }
}
