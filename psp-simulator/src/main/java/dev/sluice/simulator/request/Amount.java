package dev.sluice.simulator.request;

/**
 * Minor units of one currency.
 *
 * @param currency ISO 4217 code
 */
public record Amount(long value, String currency) {
  public Amount withValue(long value) {
    return new Amount(value, currency);
  }
}
