package dev.sluice.domain.settlement;

import dev.sluice.domain.ledger.SettlementMovement;
import dev.sluice.domain.ledger.SettlementMovement.Cash;
import dev.sluice.domain.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is made of a line.
 *
 * @param of what it is for; null when nobody knows
 * @param share what becomes available to the seller with it
 * @param owed what the PSP still owes afterwards, by our books; negative when it paid too much
 * @param doubtedFee what of the fee cannot be right
 * @param reserved what is held back of the share
 * @param wrong null when everything fits
 */
public record Settlement(
    SettlementLine line,
    Status status,
    @Nullable Counterpart of,
    Amount share,
    Amount owed,
    Amount doubtedFee,
    Amount reserved,
    @Nullable DiscrepancyKind wrong) {

  /** How a line stands in the books. */
  public enum Status {
    SETTLED,
    /** Cash and fee are booked; whose it is is looked at by people. */
    IN_REVIEW,
    /** All of it is in suspense. */
    SUSPENDED
  }

  /** More than a tenth of a sale is no fee any more, but for a hundred minor units. */
  private static final int MOST_FEE_POINTS = 1_000;

  private static final long SMALL_FEE = 100;

  /** Decides what a line is, by what of ours its key names. */
  public static Settlement of(SettlementLine line, Optional<Counterpart> found) {
    if (found.isEmpty()) return suspended(line, null, line.type().unknown());
    var of = found.get();
    if (of.type() != line.type()) return suspended(line, of, DiscrepancyKind.WRONG_TYPE);
    if (!of.amount().currency().equals(line.gross().currency()))
      return suspended(line, of, DiscrepancyKind.CURRENCY_DIFFERS);
    if (of.settled()) return suspended(line, of, DiscrepancyKind.ALREADY_SETTLED);
    if (of.inReview()) return inReview(line, of);
    return settled(line, of);
  }

  private static Settlement suspended(
      SettlementLine line, @Nullable Counterpart of, DiscrepancyKind wrong) {
    var none = Amount.zero(line.gross().currency());
    return new Settlement(line, Status.SUSPENDED, of, none, none, none, none, wrong);
  }

  private static Settlement inReview(SettlementLine line, Counterpart of) {
    var none = Amount.zero(line.gross().currency());
    return new Settlement(
        line, Status.IN_REVIEW, of, none, none, none, none, DiscrepancyKind.IN_REVIEW);
  }

  private static Settlement settled(SettlementLine line, Counterpart of) {
    var owed = of.amount().minus(line.gross());
    if (!line.type().isIn()) owed = owed.negated();
    var fee = wrongFee(line);
    var wrong = !owed.isZero() ? DiscrepancyKind.AMOUNT_DIFFERS : fee;
    var doubted = fee == null ? Amount.zero(line.fee().currency()) : line.fee();
    return new Settlement(line, Status.SETTLED, of, of.share(), owed, doubted, reserved(of), wrong);
  }

  private static Amount reserved(Counterpart of) {
    var reserve = of.reserve();
    return reserve == null
        ? Amount.zero(of.share().currency())
        : of.share().basisPoints(reserve.basisPoints());
  }

  /** Fees of sales alone are judged: what is given back with a refund is between PSP and us. */
  private static @Nullable DiscrepancyKind wrongFee(SettlementLine line) {
    if (line.type() != LineType.CAPTURE) return null;
    if (line.fee().value() < 0) return DiscrepancyKind.FEE_NEGATIVE;
    boolean high =
        line.fee().value() > SMALL_FEE
            && line.fee().exceeds(line.gross().basisPoints(MOST_FEE_POINTS));
    return high ? DiscrepancyKind.FEE_TOO_HIGH : null;
  }

  /** What is booked of it. */
  public List<SettlementMovement> movements() {
    if (status == Status.SUSPENDED)
      return List.of(
          new SettlementMovement.Suspended(
              line.id(), of == null ? null : of.payment(), line.cash()));
    var movements = new ArrayList<SettlementMovement>();
    var known = known();
    movements.add(
        new SettlementMovement.Settled(
            line.id(), known.payment(), share.isZero() ? null : known.seller(), cash(), share));
    if (!owed.isZero() || !doubtedFee.isZero())
      movements.add(new SettlementMovement.Doubted(line.id(), known.payment(), owed, doubtedFee));
    addReserve(movements);
    return movements;
  }

  private Cash cash() {
    return new Cash(line.type().isIn(), line.gross(), line.fee().minus(doubtedFee));
  }

  private void addReserve(List<SettlementMovement> movements) {
    var known = known();
    if (reserved.isPositive())
      movements.add(
          new SettlementMovement.ReserveHeld(
              known.payment(), known.order(), known.n(), known.seller(), reserved));
  }

  /** What it is for. */
  public Counterpart known() {
    if (of == null) throw new IllegalStateException(line.id() + " is for nothing we know");
    return of;
  }

  /** What it has put into suspense; negative when it is missing there. */
  public Amount suspended() {
    if (status == Status.SUSPENDED)
      return line.type().isIn() ? line.gross() : line.gross().negated();
    return owed.plus(doubtedFee).negated();
  }

  /** What nobody can explain while it is not resolved. */
  public Amount stake() {
    var suspended = suspended();
    if (suspended.isZero()) return line.gross();
    return suspended.isPositive() ? suspended : suspended.negated();
  }

  /** Told again about a line that could not be settled before. */
  public record Late(Settlement after, List<SettlementMovement> movements) {}

  /**
   * What it is for has turned up since.
   *
   * @return empty while it has not, or does not fit to the last unit: then people have to look
   */
  public Optional<Late> matched(Counterpart now) {
    var after = of(line, Optional.of(now));
    if (after.status != Status.SETTLED) return Optional.empty();
    var movements = new ArrayList<SettlementMovement>();
    if (status == Status.SUSPENDED) {
      if (after.wrong != null) return Optional.empty();
      var was = of == null ? null : of.payment();
      movements.add(new SettlementMovement.SuspenseMatched(line.id(), was, line.cash()));
      movements.addAll(after.movements());
    } else {
      // cash and fee are in the books as they came: only a difference would need another entry
      if (!after.owed.isZero()) return Optional.empty();
      after = after.withoutDoubt();
      if (after.share.isPositive())
        movements.add(
            new SettlementMovement.ShareSettled(
                line.id(), now.payment(), now.seller(), after.share));
      after.addReserve(movements);
    }
    return Optional.of(new Late(after, movements));
  }

  private Settlement withoutDoubt() {
    return new Settlement(
        line, status, of, share, owed, Amount.zero(doubtedFee.currency()), reserved, null);
  }
}
