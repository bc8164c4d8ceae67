package dev.sluice.domain.money;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An ISO 4217 currency that money can be held in.
 *
 * @param decimals digits after the point: 2 for EUR, 0 for JPY, 3 for KWD
 */
public record Currency(String code, int decimals) implements Comparable<Currency> {

  private static final Map<String, Currency> KNOWN =
      java.util.Currency.getAvailableCurrencies().stream()
          // XAU, XXX and their like have no minor unit: nobody can pay with them
          .filter(currency -> currency.getDefaultFractionDigits() >= 0)
          .map(c -> new Currency(c.getCurrencyCode(), c.getDefaultFractionDigits()))
          .collect(Collectors.toUnmodifiableMap(Currency::code, Function.identity()));

  /**
   * @throws IllegalArgumentException when ISO 4217 does not know the code
   */
  public static Currency of(String code) {
    var currency = KNOWN.get(code);
    if (currency == null)
      throw new IllegalArgumentException("not an ISO 4217 currency with minor units: " + code);
    return currency;
  }

  @Override
  public int compareTo(Currency other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
