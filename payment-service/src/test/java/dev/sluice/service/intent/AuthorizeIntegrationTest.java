package dev.sluice.service.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.config.Api;
import dev.sluice.service.config.Baskets;
import dev.sluice.service.config.RunningService;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class AuthorizeIntegrationTest {

  private static final String INTENTS = "/api/v1/payment-intents";

  private final RunningService service = RunningService.shared();
  private final Api shop = Api.as("write-token");

  @Test
  void an_intent_is_created_and_can_be_looked_at() {
    var order = Baskets.unique("o-");
    var created = shop.post(INTENTS, Baskets.basket(order));

    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(created.at("/status")).isEqualTo("CREATED");
    assertThat(created.header("Location")).isEqualTo(INTENTS + "/" + created.at("/id"));
    assertThat(created.header("Idempotent-Replayed")).isEmpty();
    var seen = shop.get(created.header("Location"));
    assertThat(seen.json()).isEqualTo(created.json());
    assertThat(seen.at("/orderId")).isEqualTo(order);
    assertThat(seen.json().at("/lines/0/commission/value").asLong()).isEqualTo(120);
    assertThat(seen.json().at("/lines/1/commission/value").asLong()).isZero();
  }

  @Test
  void lines_of_one_seller_are_summed() {
    var body = Baskets.basket(Baskets.unique("o-")).replace("\"seller-b\"", "\"seller-a\"");

    var created = shop.post(INTENTS, body);

    assertThat(created.json().at("/lines")).hasSize(1);
    assertThat(created.json().at("/lines/0/amount/value").asLong()).isEqualTo(2000);
    assertThat(created.json().at("/lines/0/commission/value").asLong()).isEqualTo(120);
  }

  @Test
  void an_approved_authorization_becomes_a_payment_with_its_orders() {
    var intent = created();

    var authorized = authorize(intent, "tok_visa");

    assertThat(authorized.status()).as(authorized.text()).isEqualTo(200);
    assertThat(authorized.at("/status")).isEqualTo("AUTHORIZED");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          var payment = shop.get("/api/v1/payments/" + authorized.at("/paymentId"));
          assertThat(payment.at("/status")).isEqualTo("NOT_CAPTURED");
          assertThat(payment.json().at("/orders")).hasSize(2);
          var order = payment.at("/orders/0/id");
          var alone = shop.get("/api/v1/payment-orders/" + order);
          assertThat(alone.json()).isEqualTo(payment.json().at("/orders/0"));
        });
    assertThat(
            service.count(
                "SELECT count(*) FROM payment_intents WHERE psp_token IS NOT NULL AND status = 'AUTHORIZED'"))
        .isZero();
  }

  @Test
  void a_declined_authorization_is_an_answer_and_is_told_again() {
    var intent = created();

    var declined =
        shop.post(path(intent, "authorize"), "key-" + intent, Baskets.method("tok_decline"));
    var again =
        shop.post(path(intent, "authorize"), "key-" + intent, Baskets.method("tok_decline"));

    assertThat(declined.status()).isEqualTo(200);
    assertThat(declined.at("/status")).isEqualTo("DECLINED");
    assertThat(declined.at("/reason")).isEqualTo("insufficient_funds");
    assertThat(again.text()).isEqualTo(declined.text());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(service.psp().calls(intent)).isEqualTo(1);
    var payment = shop.get("/api/v1/payments/" + declined.at("/paymentId"));
    assertThat(payment.at("/status")).isEqualTo("DECLINED");
    assertThat(payment.json().at("/final").asBoolean()).isTrue();
  }

  @Test
  void a_psp_that_does_not_answer_has_not_said_no() {
    var intent = created();

    var first = shop.post(path(intent, "authorize"), "key-" + intent, Baskets.method("tok_silent"));

    assertThat(first.status()).as(first.text()).isEqualTo(202);
    assertThat(first.at("/status")).isEqualTo("PENDING_AUTH");
    assertThat(first.header("Retry-After")).isEqualTo("1");
    var otherKey = authorize(intent, "tok_silent");
    assertThat(otherKey.status()).isEqualTo(202);
    assertThat(service.psp().calls(intent)).isEqualTo(1);
    var otherToken = authorize(intent, "tok_visa");
    assertThat(otherToken.status()).isEqualTo(409);
    assertThat(otherToken.at("/code")).isEqualTo("wrong_state");
    assertThat(otherToken.at("/state")).isEqualTo("PENDING_AUTH");
    var cancelled = shop.post(path(intent, "cancel"), "");
    assertThat(cancelled.status()).isEqualTo(409);
    assertThat(service.psp().calls(intent)).isEqualTo(1);
  }

  @Test
  void who_authorizes_what_is_over_hears_the_state() {
    var intent = created();
    authorize(intent, "tok_visa");

    var again = authorize(intent, "tok_visa");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.at("/code")).isEqualTo("wrong_state");
    assertThat(again.at("/detail")).contains("AUTHORIZED");
    assertThat(service.psp().calls(intent)).isEqualTo(1);
  }

  @Test
  void an_intent_nobody_has_authorized_can_be_cancelled() {
    var intent = created();

    var cancelled = shop.post(path(intent, "cancel"), "");
    var again = shop.post(path(intent, "cancel"), "{}");

    assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
    assertThat(cancelled.at("/status")).isEqualTo("CANCELLED");
    assertThat(again.at("/status")).isEqualTo("CANCELLED");
    assertThat(authorize(intent, "tok_visa").status()).isEqualTo(409);
    assertThat(service.psp().calls(intent)).isZero();
  }

  @Test
  void the_intent_of_another_client_is_not_there() {
    var intent = created();
    var other = Api.as("other-token");

    assertThat(other.get(INTENTS + "/" + intent).status()).isEqualTo(404);
    assertThat(other.post(path(intent, "cancel"), "").status()).isEqualTo(404);
    assertThat(other.post(path(intent, "authorize"), Baskets.method("tok_visa")).status())
        .isEqualTo(404);
    assertThat(shop.get(INTENTS + "/" + intent).at("/status")).isEqualTo("CREATED");
  }

  private String created() {
    return shop.post(INTENTS, Baskets.basket(Baskets.unique("o-"))).at("/id");
  }

  private Api.Reply authorize(String intent, String token) {
    return shop.post(path(intent, "authorize"), Baskets.method(token));
  }

  private static String path(String intent, String verb) {
    return INTENTS + "/" + intent + "/" + verb;
  }
}
