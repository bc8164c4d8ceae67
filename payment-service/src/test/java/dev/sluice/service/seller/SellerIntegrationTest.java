package dev.sluice.service.seller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.config.Api;
import dev.sluice.service.config.Baskets;
import dev.sluice.service.config.RunningService;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Sellers over HTTP: agreed with, met for the first time, and what the platform takes. */
@Tag("integration")
class SellerIntegrationTest {

  private static final String HOME = "/api/v1/sellers/";
  private static final String GOOD =
      """
      {"payouts":{"schedule":"WEEKLY","onHold":false,"minimum":[{"value":5000,"currency":"EUR"}],
        "bankAccount":{"iban":"DE89 3704 0044 0532 0130 00","holder":" Anna Muster "}},
       "reserve":{"basisPoints":500,"days":90},
       "contracts":[
         {"validFrom":"2026-01-01T01:00:00+01:00","validUntil":"2026-07-01T00:00:00Z","basisPoints":1000},
         {"validFrom":"2026-07-01T00:00:00Z","basisPoints":290,
          "fixed":[{"value":30,"currency":"EUR"},{"value":25,"currency":"USD"}]}]}\
      """;

  private final Api admin = Api.as("admin-token");
  private final Api shop = Api.as("write-token");

  @Test
  void what_is_agreed_on_is_what_is_shown() {
    var put = put("agreed", GOOD);

    assertThat(put.status()).as(put.text()).isEqualTo(200);
    assertThat(put.at("/payouts/bankAccount/iban")).isEqualTo("DE89370400440532013000");
    assertThat(put.at("/payouts/bankAccount/holder")).isEqualTo("Anna Muster");
    assertThat(put.json().at("/payouts/minimum/0/value").asInt()).isEqualTo(5000);
    assertThat(put.json().at("/reserve/days").asInt()).isEqualTo(90);
    assertThat(put.at("/contracts/0/validFrom")).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(put.json().at("/contracts/1/fixed")).hasSize(2);
    assertThat(put("agreed", GOOD).text()).isEqualTo(put.text());
    assertThat(admin.get(HOME + "agreed").text()).isEqualTo(put.text());
  }

  @Test
  void a_seller_sees_itself_alone() {
    put("seller-z", GOOD);
    put("seller-y", GOOD);
    var seller = Api.as("stranger-token");

    assertThat(seller.get(HOME + "seller-z").at("/sellerId")).isEqualTo("seller-z");
    assertThat(seller.get(HOME + "seller-y").status()).isEqualTo(403);
    assertThat(admin.get(HOME + "nobody-knows-it").status()).isEqualTo(404);
    assertThat(admin.get(HOME + "no%20name").status()).isEqualTo(404);
  }

  @Test
  void a_first_basket_makes_its_sellers_with_their_payouts_on_hold() {
    var name = Baskets.unique("first-");
    var basket = Baskets.basket(Baskets.unique("o-")).replace("seller-b", name);

    assertThat(shop.post("/api/v1/payment-intents", basket).status()).isEqualTo(201);

    var seller = admin.get(HOME + name);
    assertThat(seller.json().at("/payouts/onHold").asBoolean()).isTrue();
    assertThat(seller.json().at("/contracts")).isEmpty();
  }

  @Test
  void the_contract_decides_what_the_basket_leaves_open_and_later_ones_change_nothing() {
    var name = Baskets.unique("by-contract-");
    put(name, contract("\"basisPoints\":1000,\"fixed\":[{\"value\":5,\"currency\":\"EUR\"}]"));
    var basket = Baskets.basket(Baskets.unique("o-")).replace("seller-b", name);

    var intent = shop.post("/api/v1/payment-intents", basket);
    put(name, contract("\"basisPoints\":9999"));

    assertThat(commissions(intent.json())).isEqualTo("120 85");
    assertThat(commissions(shop.get("/api/v1/payment-intents/" + intent.at("/id")).json()))
        .isEqualTo("120 85");
  }

  @Test
  void lines_of_one_seller_are_summed_before_the_contract_counts_once() {
    var name = Baskets.unique("summed-");
    put(name, contract("\"basisPoints\":1250,\"fixed\":[{\"value\":1,\"currency\":\"JPY\"}]"));
    var basket =
        """
        {"orderId":"%s","buyerId":"b","total":{"value":170,"currency":"JPY"},"lines":[
          {"sellerId":"%s","amount":{"value":50,"currency":"JPY"}},
          {"sellerId":"%s","amount":{"value":70,"currency":"JPY"},"commission":{"value":3,"currency":"JPY"}},
          {"sellerId":"%s","amount":{"value":50,"currency":"JPY"}}]}
        """
            .formatted(Baskets.unique("o-"), name, name, name);

    // 12.5 % of 100 yen is 12.5, the even 12; 1 fixed, 3 named
    assertThat(commissions(shop.post("/api/v1/payment-intents", basket).json())).isEqualTo("16");
  }

  @TestFactory
  Stream<DynamicTest> what_cannot_be_agreed_on_is_refused_and_changes_nothing() {
    return Stream.of(
            bad("", "", 400, ""),
            bad(GOOD, "[]", 422, ""),
            bad("\"payouts\"", "\"payout\"", 400, "/payout"),
            bad("\"WEEKLY\"", "\"HOURLY\"", 422, "/payouts/schedule"),
            bad("\"onHold\":false,", "", 422, "/payouts/onHold"),
            bad("\"onHold\":false", "\"onHold\":\"no\"", 422, "/payouts/onHold"),
            bad("\"value\":5000", "\"value\":0", 422, "/payouts/minimum/0/value"),
            bad(
                "5000,\"currency\":\"EUR\"",
                "1,\"currency\":\"XAU\"",
                422,
                "/payouts/minimum/0/currency"),
            bad("0130 00", "0130 01", 422, "/payouts/bankAccount/iban"),
            bad("\" Anna Muster \"", "\" \"", 422, "/payouts/bankAccount/holder"),
            bad("\"bankAccount\"", "\"account\"", 400, "/payouts/account"),
            bad("\"days\":90", "\"days\":0", 422, "/reserve"),
            bad("\"days\":90", "\"days\":99999999999999", 422, "/reserve"),
            bad("\"days\":90", "\"days\":1.5", 422, "/reserve/days"),
            bad(":500,", ":10001,", 422, "/reserve"),
            bad(":500,", ":-1,", 422, "/reserve"),
            bad("\"basisPoints\":1000", "\"basisPoints\":10001", 422, "/contracts/0/basisPoints"),
            bad("\"basisPoints\":1000", "\"basisPoints\":-1", 422, "/contracts/0/basisPoints"),
            bad(",\"basisPoints\":1000", "", 422, "/contracts/0"),
            bad(
                "\"2026-07-01T00:00:00Z\",\"basisPoints\":1000",
                "\"2026-01-01T00:00:00Z\",\"basisPoints\":1",
                422,
                "/contracts/0/validUntil"),
            bad(
                "\"2026-07-01T00:00:00Z\",\"basisPoints\":1000",
                "\"2026-07-02T00:00:00Z\",\"basisPoints\":1",
                422,
                "/contracts"),
            bad("\"2026-01-01T01:00:00+01:00\"", "\"yesterday\"", 422, "/contracts/0/validFrom"),
            bad("\"USD\"", "\"EUR\"", 422, "/contracts/1"),
            bad("\"value\":30", "\"value\":0", 422, "/contracts/1/fixed/0/value"))
        .map(row ->
            DynamicTest.dynamicTest(
                "at " + row.pointer() + ": " + row.body(),
                () -> {
                  put("steady", GOOD);
                  var before = admin.get(HOME + "steady").text();

                  var reply = put("steady", row.body());

                  assertThat(reply.status()).as(reply.text()).isEqualTo(row.status());
                  assertThat(reply.at("/errors/0/pointer")).isEqualTo(row.pointer());
                  assertThat(admin.get(HOME + "steady").text()).isEqualTo(before);
                }));
  }

  @Test
  void a_seller_without_a_bank_account_is_not_paid_out() {
    var reply = put("no-account", "{\"payouts\":{\"onHold\":false}}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.at("/detail")).isEqualTo("/payouts have to be on hold without a bank account");
    assertThat(
            RunningService.shared()
                .count("SELECT count(*) FROM sellers WHERE seller_id = 'no-account'"))
        .isZero();
  }

  private record Bad(String body, int status, String pointer) {}

  private static Bad bad(String from, String to, int status, String pointer) {
    assertThat(GOOD).contains(from);
    return new Bad(from.isEmpty() ? to : GOOD.replace(from, to), status, pointer);
  }

  private static String contract(String commission) {
    return "{\"contracts\":[{\"validFrom\":\"2020-01-01T00:00:00Z\",%s}]}".formatted(commission);
  }

  private static String commissions(JsonNode intent) {
    return String.join(
        " ",
        intent
            .path("lines")
            .valueStream()
            .map(l -> l.at("/commission/value").asString(""))
            .toList());
  }

  private Api.Reply put(String seller, String body) {
    return admin
        .with("Content-Type", "application/json")
        .send("PUT", HOME + seller, BodyPublishers.ofString(body));
  }
}
