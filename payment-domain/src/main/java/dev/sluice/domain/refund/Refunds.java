package dev.sluice.domain.refund;

import dev.sluice.domain.dispute.Dispute;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.psp.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What goes back of one order: under one cap, so that the shopper is never paid twice.
 *
 * @param all its refunds, in the order they were asked for: one of them runs at a time
 * @param disputes what the shopper's bank took back
 */
public record Refunds(List<Refund> all, List<Dispute> disputes) {

  public static final Refunds NONE = new Refunds(List.of(), List.of());

  public Refunds {
    all = List.copyOf(all);
    disputes = List.copyOf(disputes);
    if (all.stream().filter(refund -> refund.pursuit().isPresent()).count() > 1)
      throw new IllegalArgumentException("several refunds of one order run at once: " + all);
  }

  /** What may go back is less by so much, whether it has gone back or may still. */
  public Amount claimed(Currency currency) {
    var zero = Amount.zero(currency);
    return sum(refund -> refund.isClaiming() ? refund.amount() : zero, currency)
        .plus(chargedBack(currency));
  }

  /** What banks took back: opened less won. */
  public Amount chargedBack(Currency currency) {
    var sum = Amount.zero(currency);
    for (var dispute : disputes) if (dispute.isClaiming()) sum = sum.plus(dispute.amount());
    return sum;
  }

  /** What has gone back for good at the seller's cost: his commission goes back with it. */
  public Amount lostBySeller(Currency currency) {
    var sum = refunded(currency);
    for (var dispute : disputes) sum = sum.plus(dispute.lostBySeller());
    return sum;
  }

  public Amount refunded(Currency currency) {
    return sum(Refund::refunded, currency);
  }

  public Amount commissionBack(Currency currency) {
    var sum = sum(Refund::commissionBack, currency);
    for (var dispute : disputes) sum = sum.plus(dispute.commission());
    return sum;
  }

  private Amount sum(Function<Refund, Amount> of, Currency currency) {
    var sum = Amount.zero(currency);
    for (var refund : all) sum = sum.plus(of.apply(refund));
    return sum;
  }

  /** The one the PSP is pursued for. */
  public Optional<Refund> running() {
    return all.stream().filter(refund -> refund.pursuit().isPresent()).findFirst();
  }

  public Optional<Refund> find(Operation operation) {
    return all.stream().filter(refund -> refund.operation().equals(operation)).findFirst();
  }

  /** With this one: the last, or where it was. */
  public Refunds with(Refund refund) {
    var next = new ArrayList<>(all);
    for (int i = 0; i < next.size(); i++)
      if (next.get(i).id().equals(refund.id())) {
        next.set(i, refund);
        return new Refunds(next, disputes);
      }
    next.add(refund);
    return new Refunds(next, disputes);
  }

  public Optional<Dispute> find(DisputeId id) {
    return disputes.stream().filter(dispute -> dispute.id().equals(id)).findFirst();
  }

  public Refunds with(Dispute dispute) {
    var next = new ArrayList<>(disputes);
    next.removeIf(other -> other.id().equals(dispute.id()));
    next.add(dispute);
    next.sort(Comparator.comparing(Dispute::id));
    return new Refunds(all, next);
  }

  /** The first that waits begins, unless one runs. */
  public Refunds goOn(@Nullable EventId cause, Instant now) {
    if (running().isPresent()) return this;
    return all.stream()
        .filter(refund -> refund.state() instanceof RefundState.Queued)
        .findFirst()
        .map(next -> with(next.begun(cause, now)))
        .orElse(this);
  }
}
