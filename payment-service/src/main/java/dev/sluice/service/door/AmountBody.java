package dev.sluice.service.door;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An amount as the API speaks of it. */
@Schema(name = "Amount", description = "An exact amount of money.")
public record AmountBody(
    @Schema(
            description = "Integer minor units: cents, yen, fils.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            type = "integer",
            format = "int64",
            example = "1999")
        @Nullable BigInteger value,
    @Schema(
            description = "ISO 4217.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            pattern = "[A-Z]{3}",
            example = "EUR")
        @Nullable String currency) {

  private static final BigInteger LARGEST = BigInteger.valueOf(Amount.LARGEST);

  public static AmountBody of(Amount amount) {
    return new AmountBody(BigInteger.valueOf(amount.value()), amount.currency().code());
  }

  /**
   * The amount it stands for; empty, and refused, when there is none.
   *
   * @param smallest in minor units
   */
  public static Optional<Amount> read(
      @Nullable AmountBody body, String pointer, long smallest, Checks checks) {
    if (checks.required(body, pointer).isEmpty() || body == null) return Optional.empty();
    var currency = checks.read(body.currency, pointer + "/currency", AmountBody::known);
    var value =
        checks
            .required(body.value, pointer + "/value")
            .filter(given -> isWithin(given, smallest, pointer + "/value", checks));
    return currency.flatMap(known -> value.map(minor -> new Amount(minor.longValueExact(), known)));
  }

  private static Currency known(String code) {
    try {
      return Currency.of(code);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException("has to be an ISO 4217 currency such as EUR", unknown);
    }
  }

  private static boolean isWithin(BigInteger given, long smallest, String pointer, Checks checks) {
    boolean within =
        given.compareTo(BigInteger.valueOf(smallest)) >= 0 && given.compareTo(LARGEST) <= 0;
    if (!within)
      checks.refuse(pointer, "has to be %d to %d minor units".formatted(smallest, Amount.LARGEST));
    return within;
  }
}
