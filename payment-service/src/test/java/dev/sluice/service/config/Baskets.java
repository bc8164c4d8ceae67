package dev.sluice.service.config;

import java.util.UUID;

/** Request bodies. */
public final class Baskets {

  public static String unique(String prefix) {
    return prefix + UUID.randomUUID();
  }

  /** A basket of two sellers, 1200 + 800. */
  public static String basket(String orderId) {
    return "{%s}".formatted(fields(orderId));
  }

  /** The same, to be paid with this token. */
  public static String payment(String orderId, String token) {
    return "{%s,\"paymentMethod\":{\"type\":\"card_token\",\"token\":\"%s\"}}"
        .formatted(fields(orderId), token);
  }

  public static String method(String token) {
    return "{\"paymentMethod\":{\"type\":\"card_token\",\"token\":\"%s\"}}".formatted(token);
  }

  private static String fields(String orderId) {
    return """
    "orderId":"%s","buyerId":"buyer-1","total":{"value":2000,"currency":"EUR"},
    "lines":[
      {"sellerId":"seller-a","amount":{"value":1200,"currency":"EUR"},"commission":{"value":120,"currency":"EUR"}},
      {"sellerId":"seller-b","amount":{"value":800,"currency":"EUR"}}],
    "captureMethod":"AUTOMATIC"\
    """
        .formatted(orderId);
  }

  private Baskets() {}
}
