package dev.sluice.domain.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact amount of one currency.
 *
 * @param value minor units (cents, yen, fils); may be negative where a balance may
 */
public record Amount(long value, Currency currency) {

  /** The largest amount a request may name. */
  public static final long LARGEST = 1_000_000_000_000L;

  /** A whole in basis points. */
  public static final int WHOLE = 10_000;

  public static Amount of(long value, String currency) {
    return new Amount(value, Currency.of(currency));
  }

  public static Amount zero(Currency currency) {
    return new Amount(0, currency);
  }

  /**
   * @throws ArithmeticException beyond 64 bits
   */
  public Amount plus(Amount other) {
    return new Amount(Math.addExact(value, same(other).value), currency);
  }

  public Amount minus(Amount other) {
    return new Amount(Math.subtractExact(value, same(other).value), currency);
  }

  public Amount negated() {
    return new Amount(Math.negateExact(value), currency);
  }

  public boolean isZero() {
    return value == 0;
  }

  public boolean isPositive() {
    return value > 0;
  }

  public boolean exceeds(Amount other) {
    return value > same(other).value;
  }

  /** This amount times {@code part / whole}, rounded half to even on the minor unit. */
  public Amount share(Amount part, Amount whole) {
    if (same(whole).value <= 0) throw new IllegalArgumentException("no share of " + whole);
    return new Amount(timesOver(value, same(part).value, whole.value), currency);
  }

  /** So many hundredths of a percent of this amount, rounded half to even on the minor unit. */
  public Amount basisPoints(int points) {
    return new Amount(timesOver(value, points, WHOLE), currency);
  }

  /**
   * {@code value · part / whole}, half-even. One multiplication in 128 bits: no overflow, no binary
   * fractions.
   */
  private static long timesOver(long value, long part, long whole) {
    return new BigDecimal(BigInteger.valueOf(value).multiply(BigInteger.valueOf(part)))
        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  private Amount same(Amount other) {
    if (!currency.equals(other.currency))
      throw new IllegalArgumentException("%s and %s do not mix".formatted(this, other));
    return other;
  }

  /** For people: {@code 12.34 EUR}, {@code 100 JPY}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(value, currency.decimals()).toPlainString() + " " + currency;
  }
}
