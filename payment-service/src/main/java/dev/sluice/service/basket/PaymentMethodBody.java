package dev.sluice.service.basket;

import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.service.door.CardNumbers;
import dev.sluice.service.door.Checks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands for the shopper's card at the PSP. */
@Schema(name = "PaymentMethod")
public record PaymentMethodBody(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            allowableValues = "card_token",
            example = "card_token")
        @Nullable String type,
    @Schema(
            description = "A token of the PSP. Never a card number.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            maxLength = 255,
            example = "tok_visa")
        @Nullable String token) {

  private static final String CARD_TOKEN = "card_token";
  private static final int LONGEST_TOKEN = 255;

  /**
   * The token; empty, and refused, when there is none.
   *
   * @throws Problem when it looks like the number of a card
   */
  public static Optional<String> read(
      @Nullable PaymentMethodBody body, String pointer, Checks checks) {
    if (checks.required(body, pointer).isEmpty() || body == null) return Optional.empty();
    checks
        .required(body.type, pointer + "/type")
        .filter(type -> !type.equals(CARD_TOKEN))
        .ifPresent(_ -> checks.refuse(pointer + "/type", "has to be " + CARD_TOKEN));
    return checks.read(body.token, pointer + "/token", given -> checked(given, pointer + "/token"));
  }

  private static String checked(String token, String pointer) {
    if (CardNumbers.looksLikeOne(token))
      throw new Problem(
          ErrorCode.CARD_DATA_REFUSED,
          "This looks like a card number: send a token of the PSP",
          List.of(new Problem.Field(pointer, "looks like a card number")),
          Map.of());
    boolean good =
        !token.isEmpty()
            && token.length() <= LONGEST_TOKEN
            && token.chars().allMatch(c -> c > ' ' && c < 127);
    if (!good)
      throw new IllegalArgumentException(
          "has to be 1 to %d printable ASCII characters without blanks".formatted(LONGEST_TOKEN));
    return token;
  }

  /** Without the token: it belongs in no log. */
  @Override
  public String toString() {
    return "PaymentMethodBody[" + type + "]";
  }
}
