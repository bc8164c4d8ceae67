package dev.sluice.service.door;

import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Reads a request body, and says in our own words what is wrong with it: a parser's words may quote
 * what must not be quoted.
 */
public final class JsonBody {

  /** Names under which somebody would send a card. */
  private static final Set<String> CARD_FIELDS =
      Set.of(
          "card",
          "cardnumber",
          "cardno",
          "pan",
          "number",
          "primaryaccountnumber",
          "cvc",
          "cvc2",
          "cvv",
          "cvv2",
          "cid",
          "securitycode",
          "cardsecuritycode",
          "expiry",
          "expirymonth",
          "expiryyear",
          "expmonth",
          "expyear",
          "expirationdate",
          "cardholder",
          "cardholdername",
          "track1",
          "track2",
          "pin");

  private static final int LONGEST_NAME = 64;

  public static <T> T read(byte[] body, Class<T> type) {
    try {
      T value = Json.mapper().readValue(body, type);
      if (value == null) throw invalid("", "the body has to be a JSON object");
      return value;
    } catch (UnrecognizedPropertyException unknown) {
      throw unknown(unknown);
    } catch (MismatchedInputException mismatch) {
      if (body.length == 0 || isMoreThanOne(mismatch)) throw malformed(mismatch);
      throw invalid(pointer(mismatch), "expected " + expected(mismatch.getTargetType()));
    } catch (StreamReadException broken) {
      throw malformed(broken);
    } catch (JacksonException other) {
      throw invalid(pointer(other), "this value cannot be read");
    }
  }

  /** Something follows the object: there is no other way to tell than by the words. */
  private static boolean isMoreThanOne(MismatchedInputException mismatch) {
    return mismatch.getOriginalMessage().startsWith("Trailing token");
  }

  private static Problem unknown(UnrecognizedPropertyException unknown) {
    var name = unknown.getPropertyName();
    var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    if (CARD_FIELDS.contains(plain))
      return new Problem(
          ErrorCode.CARD_DATA_REFUSED,
          "Card data is not accepted here: send a token of the PSP as paymentMethod.token",
          List.of(new Problem.Field(pointer(unknown), "card data is not accepted")),
          Map.of());
    return new Problem(
        ErrorCode.UNKNOWN_FIELD,
        "The request has a field nobody knows: leave it out or correct its name",
        List.of(new Problem.Field(pointer(unknown), "nobody knows this field")),
        Map.of());
  }

  private static Problem malformed(JacksonException broken) {
    var place = broken.getLocation();
    return new Problem(
        ErrorCode.MALFORMED_REQUEST,
        place == null || place.getLineNr() < 1
            ? "The body is not JSON"
            : "The body is not JSON: it breaks at line %d, column %d"
                .formatted(place.getLineNr(), place.getColumnNr()));
  }

  private static Problem invalid(String pointer, String detail) {
    return Problem.invalid(pointer, detail);
  }

  /** A JSON pointer; a name that could be card data or a novel is not repeated. */
  private static String pointer(JacksonException wrong) {
    var pointer = new StringBuilder();
    for (var step : wrong.getPath()) {
      pointer.append('/');
      var name = step.getPropertyName();
      if (name == null) pointer.append(step.getIndex());
      else pointer.append(isTellable(name) ? escaped(name) : "…");
    }
    return pointer.toString();
  }

  private static boolean isTellable(String name) {
    return name.length() <= LONGEST_NAME
        && !CardNumbers.looksLikeOne(name)
        && name.chars().allMatch(c -> c > ' ' && c < 127);
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String expected(@org.jspecify.annotations.Nullable Class<?> type) {
    if (type == null) return "another kind of value";
    if (type == String.class) return "a string";
    if (type == BigInteger.class) return "an integer";
    if (type == Boolean.class || type == boolean.class) return "true or false";
    if (Collection.class.isAssignableFrom(type)) return "a list";
    return "an object";
  }

  private JsonBody() {}
}
