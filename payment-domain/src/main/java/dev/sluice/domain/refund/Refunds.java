package dev.sluice.domain.refund;

import dev.sluice.domain.event.EventId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.psp.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The refunds of one order, in the order they were asked for: one of them runs at a time. */
public record Refunds(List<Refund> all) {

  public static final Refunds NONE = new Refunds(List.of());

  public Refunds {
    all = List.copyOf(all);
    if (all.stream().filter(refund -> refund.pursuit().isPresent()).count() > 1)
      throw new IllegalArgumentException("several refunds of one order run at once: " + all);
  }

  /** What may go back is less by so much, whether it has gone back or may still. */
  public Amount claimed(Currency currency) {
    return sum(refund -> refund.isClaiming() ? refund.amount() : Amount.zero(currency), currency);
  }

  public Amount refunded(Currency currency) {
    return sum(Refund::refunded, currency);
  }

  public Amount commissionBack(Currency currency) {
    return sum(Refund::commissionBack, currency);
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
        return new Refunds(next);
      }
    next.add(refund);
    return new Refunds(next);
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
