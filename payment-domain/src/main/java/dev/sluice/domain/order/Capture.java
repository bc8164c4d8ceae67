package dev.sluice.domain.order;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.psp.PspReference;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Money the PSP took for one order: a fact, one row for ever.
 *
 * @param n the how-manieth of its order, from 1
 * @param commission what of it is the platform's
 */
public record Capture(int n, Amount amount, Amount commission, PspReference reference, Instant at) {

  static Amount sum(List<Capture> captures, Function<Capture, Amount> of, Currency currency) {
    return captures.stream().map(of).reduce(Amount.zero(currency), Amount::plus);
  }
}
