package dev.sluice.service.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.config.Api;
import dev.sluice.service.config.Baskets;
import dev.sluice.service.config.RunningService;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Everything that may be wrong with a request: the documented answer, and nothing else happens. */
@Tag("integration")
class BadInputIntegrationTest {

  private static final String PAYMENTS = "/api/v1/payments";
  private static final String INTENTS = "/api/v1/payment-intents";
  private static final String GOOD = Baskets.payment("bad-input", "tok_visa");

  private final Api shop = Api.as("write-token");

  private record Bad(String what, String body, int status, String code, String pointer) {}

  private static Bad bad(String what, String body, int status, String code, String pointer) {
    return new Bad(what, body, status, code, pointer);
  }

  /** The good body with one thing replaced. */
  private static Bad with(String from, String to, int status, String code, String pointer) {
    assertThat(GOOD).contains(from);
    return new Bad(from + " as " + to, GOOD.replace(from, to), status, code, pointer);
  }

  private static final String INVALID = "invalid_request";

  private static final List<Bad> BODIES =
      List.of(
          bad("no body", "", 400, "malformed_request", ""),
          bad("no JSON", "orderId=1", 400, "malformed_request", ""),
          bad("half a body", GOOD.substring(0, 100), 400, "malformed_request", ""),
          bad("two bodies", GOOD + GOOD, 400, "malformed_request", ""),
          bad("deep", "[".repeat(5000), 422, INVALID, ""),
          bad("null", "null", 422, INVALID, ""),
          bad("a list", "[]", 422, INVALID, ""),
          bad("empty", "{}", 422, INVALID, "/orderId"),
          with("\"buyerId\"", "\"orderId\"", 400, "malformed_request", ""),
          with("\"buyerId\"", "\"buyer\"", 400, "unknown_field", "/buyer"),
          with("\"commission\"", "\"fee\"", 400, "unknown_field", "/lines/0/fee"),
          with("\"bad-input\"", "17", 422, INVALID, "/orderId"),
          with("\"bad-input\"", "null", 422, INVALID, "/orderId"),
          with("\"bad-input\"", "\"\"", 422, INVALID, "/orderId"),
          with("\"bad-input\"", "\"a b\"", 422, INVALID, "/orderId"),
          with("\"bad-input\"", "\"" + "x".repeat(65) + "\"", 422, INVALID, "/orderId"),
          with("\"bad-input\"", "\"a\\u0000b\"", 422, INVALID, "/orderId"),
          with("\"bad-input\"", "\"ordré\"", 422, INVALID, "/orderId"),
          with("\"bad-input\"", "\"\\ud800\"", 422, INVALID, "/orderId"),
          with("\"bad-input\"", "{\"a\":".repeat(100), 422, INVALID, ""),
          with("\"buyer-1\"", "{}", 422, INVALID, "/buyerId"),
          with("\"value\":2000", "\"value\":0", 422, INVALID, "/total/value"),
          with("\"value\":2000", "\"value\":-1", 422, INVALID, "/total/value"),
          with("\"value\":2000", "\"value\":2001", 422, INVALID, "/total/value"),
          with("\"value\":2000", "\"value\":1000000000001", 422, INVALID, "/total/value"),
          with("\"value\":2000", "\"value\":99999999999999999999", 422, INVALID, "/total/value"),
          with("\"value\":2000", "\"value\":20.00", 422, INVALID, "/total/value"),
          with("\"value\":2000", "\"value\":\"2000\"", 422, INVALID, "/total/value"),
          with("\"value\":2000", "\"value\":true", 422, INVALID, "/total/value"),
          with("\"value\":2000", "\"value\":NaN", 400, "malformed_request", ""),
          with("\"value\":2000", "\"value\":-Infinity", 400, "malformed_request", ""),
          with("\"value\":2000", "\"value\":0x7d0", 400, "malformed_request", ""),
          with("\"value\":2000", "\"value\":2e3", 422, INVALID, "/total/value"),
          with("\"value\":2000", "\"value\":1e999999999", 422, INVALID, ""),
          with("\"value\":2000", "\"value\":" + "9".repeat(10_000), 422, INVALID, ""),
          with(
              "\"value\":2000,\"currency\":\"EUR\"",
              "\"value\":2000",
              422,
              INVALID,
              "/total/currency"),
          with(
              "2000,\"currency\":\"EUR\"",
              "2000,\"currency\":\"EURO\"",
              422,
              INVALID,
              "/total/currency"),
          with(
              "2000,\"currency\":\"EUR\"",
              "2000,\"currency\":\"eur\"",
              422,
              INVALID,
              "/total/currency"),
          with(
              "2000,\"currency\":\"EUR\"",
              "2000,\"currency\":\"XAU\"",
              422,
              INVALID,
              "/total/currency"),
          with(
              "1200,\"currency\":\"EUR\"",
              "1200,\"currency\":\"USD\"",
              422,
              INVALID,
              "/lines/0/amount/currency"),
          with(
              "120,\"currency\":\"EUR\"",
              "120,\"currency\":\"USD\"",
              422,
              INVALID,
              "/lines/0/commission/currency"),
          with("\"value\":120,", "\"value\":1201,", 422, INVALID, "/lines/0/commission/value"),
          with("\"value\":120,", "\"value\":-1,", 422, INVALID, "/lines/0/commission/value"),
          with("\"seller-b\"", "\"\"", 422, INVALID, "/lines/1/sellerId"),
          with(
              "{\"sellerId\":\"seller-b\",\"amount\":{\"value\":800,\"currency\":\"EUR\"}}",
              "null",
              422,
              INVALID,
              "/lines/1"),
          with("\"AUTOMATIC\"", "\"SOON\"", 422, INVALID, "/captureMethod"),
          with(
              "\"AUTOMATIC\"",
              "\"AUTOMATIC\",\"uniqueOrderId\":\"yes\"",
              422,
              INVALID,
              "/uniqueOrderId"),
          with("\"card_token\"", "\"card\"", 422, INVALID, "/paymentMethod/type"),
          with("\"tok_visa\"", "\"\"", 422, INVALID, "/paymentMethod/token"),
          with("\"tok_visa\"", "\"tok visa\"", 422, INVALID, "/paymentMethod/token"),
          with("\"tok_visa\"", "\"" + "t".repeat(256) + "\"", 422, INVALID, "/paymentMethod/token"),
          with(
              "\"tok_visa\"",
              "\"4111111111111111\"",
              422,
              "card_data_refused",
              "/paymentMethod/token"),
          with(
              "\"tok_visa\"",
              "\"4111 1111 1111 1111\"",
              422,
              "card_data_refused",
              "/paymentMethod/token"),
          with(
              "\"tok_visa\"",
              "\"tok_visa\",\"cvc\":\"123\"",
              422,
              "card_data_refused",
              "/paymentMethod/cvc"),
          with(
              "\"token\":\"tok_visa\"",
              "\"card_number\":\"4111111111111111\"",
              422,
              "card_data_refused",
              "/paymentMethod/card_number"));

  @TestFactory
  Stream<DynamicTest> a_bad_body_is_refused_and_changes_nothing() {
    return BODIES.stream()
        .map(bad -> DynamicTest.dynamicTest(shortly(bad.what()), () -> refused(bad)));
  }

  private void refused(Bad bad) {
    var before = RunningService.shared().rows();

    var reply = shop.post(PAYMENTS, bad.body());

    assertThat(reply.status()).as(reply.text()).isEqualTo(bad.status());
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.at("/code")).as(reply.text()).isEqualTo(bad.code());
    assertThat(reply.at("/type")).isEqualTo("/problems/" + bad.code());
    assertThat(reply.at("/instance")).isEqualTo(PAYMENTS);
    assertThat(reply.at("/traceId")).isEqualTo(reply.header("X-Trace-Id")).hasSize(32);
    if (!bad.pointer().isEmpty())
      assertThat(reply.at("/errors/0/pointer")).as(reply.text()).isEqualTo(bad.pointer());
    assertThat(reply.text()).doesNotContain("4111", "Exception", "at dev.", "jackson");
    assertThat(RunningService.shared().rows()).isEqualTo(before);
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    var reply =
        shop.post(
            PAYMENTS, GOOD.replace("bad-input", "a b").replace("\"value\":800", "\"value\":0"));

    assertThat(reply.at("/errors/0/pointer")).isEqualTo("/orderId");
    assertThat(reply.at("/errors/1/pointer")).isEqualTo("/lines/1/amount/value");
  }

  @Test
  void more_than_a_hundred_sellers_are_refused() {
    var lines =
        IntStream.range(0, 101)
            .mapToObj(
                "{\"sellerId\":\"s%d\",\"amount\":{\"value\":1,\"currency\":\"EUR\"}}"::formatted)
            .collect(Collectors.joining(","));
    var reply =
        shop.post(
            INTENTS,
            "{\"orderId\":\"o\",\"buyerId\":\"b\",\"total\":{\"value\":101,\"currency\":\"EUR\"},\"lines\":[%s]}"
                .formatted(lines));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.at("/errors/0/pointer")).isEqualTo("/lines");
  }

  @Test
  void a_body_that_is_too_large_is_refused_whether_its_length_is_announced_or_not() {
    var large = (" ".repeat(64 * 1024) + GOOD).getBytes(StandardCharsets.UTF_8);
    for (BodyPublisher body :
        List.of(
            BodyPublishers.ofByteArray(large),
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))) {
      var reply =
          shop.with("Idempotency-Key", "k")
              .with("Content-Type", "application/json")
              .send("POST", PAYMENTS, body);

      assertThat(reply.status()).isEqualTo(413);
      assertThat(reply.at("/code")).isEqualTo("payload_too_large");
    }
  }

  @Test
  void another_content_type_is_refused() {
    for (var type :
        List.of("text/plain", "application/xml", "x", "application/x-www-form-urlencoded"))
      assertThat(
              shop.with("Idempotency-Key", "k")
                  .with("Content-Type", type)
                  .send("POST", PAYMENTS, BodyPublishers.ofString(GOOD))
                  .at("/code"))
          .isEqualTo("unsupported_media_type");
  }

  @Test
  void a_post_without_a_usable_key_is_refused() {
    for (var path :
        List.of(
            PAYMENTS,
            INTENTS,
            INTENTS + "/pi_0000000000000/authorize",
            INTENTS + "/pi_0000000000000/cancel")) {
      var none =
          shop.with("Content-Type", "application/json")
              .send("POST", path, BodyPublishers.ofString(GOOD));
      assertThat(none.status()).as(path).isEqualTo(400);
      assertThat(none.at("/code")).isEqualTo("idempotency_key_missing");
    }
    for (var key : List.of("x".repeat(256), " ")) {
      var reply = shop.post(PAYMENTS, key, GOOD);
      assertThat(reply.at("/code"))
          .as(key + reply.http() + reply.text())
          .isEqualTo("idempotency_key_missing");
    }
  }

  private static String shortly(String what) {
    return what.length() > 80 ? what.substring(0, 80) + "…" : what;
  }
}
