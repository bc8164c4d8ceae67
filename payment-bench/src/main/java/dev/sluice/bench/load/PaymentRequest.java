package dev.sluice.bench.load;

import dev.sluice.bench.order.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order as POST /payments takes it. The same order is the same key and the same bytes, in every
 * run.
 */
public record PaymentRequest(String key, String body) {
  private static final JsonMapper JSON = JsonMapper.shared();

  public static PaymentRequest of(Order order, int commissionBps) {
    return of(order, OptionalInt.of(commissionBps));
  }

  /**
   * @param commissionBps of each seller's amount; empty when the sellers' contracts decide
   */
  static PaymentRequest of(Order order, OptionalInt commissionBps) {
    ObjectNode body = JSON.createObjectNode();
    body.put("orderId", order.orderId()).put("buyerId", order.buyerId());
    body.set("total", amount(order.total(), order.currency()));
    ArrayNode lines = body.putArray("lines");
    order
        .amounts()
        .forEach((seller, minor) -> {
          ObjectNode line = lines.addObject().put("sellerId", seller);
          line.set("amount", amount(minor, order.currency()));
          commissionBps.ifPresent(
              bps -> line.set("commission", amount(commission(minor, bps), order.currency())));
        });
    body.put("captureMethod", order.isManual() ? "MANUAL" : "AUTOMATIC").put("uniqueOrderId", true);
    body.putObject("paymentMethod").put("type", "card_token").put("token", "tok_visa");
    return new PaymentRequest(key(order.orderId()), body.toString());
  }

  /** Half-even on minor units, like everything the ledger rounds. */
  static long commission(long minor, int bps) {
    return BigDecimal.valueOf(minor)
        .multiply(BigDecimal.valueOf(bps))
        .divide(BigDecimal.valueOf(10_000), 0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  /** A digest: short and fit for a header, whatever order ids look like. */
  private static String key(String orderId) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(orderId.getBytes(StandardCharsets.UTF_8));
      return "order-" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java has SHA-256", impossible);
    }
  }

  private static ObjectNode amount(long minor, String currency) {
    return JSON.createObjectNode().put("value", minor).put("currency", currency);
  }
}
