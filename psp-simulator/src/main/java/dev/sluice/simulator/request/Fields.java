package dev.sluice.simulator.request;

import dev.sluice.simulator.wire.Unreadable;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of one object; each error names the field and never its content. */
public final class Fields {
  /** More than any order is worth: a slipped decimal point or an overflow on the other side. */
  public static final long MAX_VALUE = 1_000_000_000_000L;

  static final int MAX_TEXT = 255;

  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .filter(currency -> currency.getDefaultFractionDigits() >= 0)
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private final JsonNode object;
  private final String path;

  private Fields(JsonNode object, String path) {
    this.object = object;
    this.path = path;
  }

  /** The fields of {@code object}, all of which must be among {@code known}. */
  public static Fields of(JsonNode object, Set<String> known) {
    return of(object, "", known);
  }

  private static Fields of(JsonNode object, String path, Set<String> known) {
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        String where = path.isEmpty() ? "" : " in " + path.substring(0, path.length() - 1);
        throw new Unreadable("unknown field" + where + "; known are " + sorted(known));
      }
    }
    return new Fields(object, path);
  }

  public boolean has(String name) {
    return object.has(name);
  }

  /** 1 to 255 printable ASCII characters without spaces. */
  public String text(String name) {
    JsonNode node = object.get(name);
    if (node == null) throw new Unreadable(path + name + " is missing");
    if (!node.isString()) throw new Unreadable(path + name + " must be a string");
    return checked(path + name, node.stringValue());
  }

  public static String checked(String name, String text) {
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      throw new Unreadable(name + " must have 1 to " + MAX_TEXT + " characters");
    }
    if (!text.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new Unreadable(name + " must be printable ASCII without spaces");
    }
    return text;
  }

  public long integer(String name, long min, long max) {
    JsonNode node = object.get(name);
    if (node == null) throw new Unreadable(path + name + " is missing");
    if (!node.isIntegralNumber()) throw new Unreadable(path + name + " must be a whole number");
    if (!node.canConvertToLong() || node.longValue() < min || node.longValue() > max) {
      throw new Unreadable(path + name + " must be from " + min + " to " + max);
    }
    return node.longValue();
  }

  public Amount amount(String name) {
    Amount amount = amountIfAny(name);
    if (amount == null) throw new Unreadable(path + name + " is missing");
    return amount;
  }

  @Nullable Amount amountIfAny(String name) {
    JsonNode node = object.get(name);
    if (node == null) return null;
    if (!node.isObject()) throw new Unreadable(path + name + " must be an object");
    Fields fields = of(node, path + name + ".", Set.of("value", "currency"));
    long value = fields.integer("value", 1, MAX_VALUE);
    String currency = fields.text("currency");
    if (!CURRENCIES.contains(currency)) {
      throw new Unreadable(path + name + ".currency is not a currency of ISO 4217");
    }
    // Few currencies and tokens, many payments: one text for all of them.
    return new Amount(value, currency.intern());
  }

  private static String sorted(Set<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }
}
