package dev.sluice.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sluice.simulator.conduct.Setting;
import dev.sluice.simulator.http.RunningPsp.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class MerchantDoorTest {
  private static final double HOUR_MILLIS = 3_600_000;

  @TempDir Path dir;
  private RunningPsp psp;

  @BeforeEach
  void start() throws Exception {
    psp = new RunningPsp(dir);
  }

  @AfterEach
  void stop() throws Exception {
    psp.close();
  }

  @Test
  void a_payment_is_authorized_captured_refunded_and_its_rest_voided() throws Exception {
    Said authorized = psp.authorize("pi_1:authorize", "tok_ok");
    assertThat(authorized.status200()).isEqualTo("APPROVED");
    assertThat(authorized.text("at")).endsWith("Z");
    Said captured = psp.capture("po_1:capture-1", authorized.reference(), 600);
    assertThat(psp.get("/v1/authorizations/open").body())
        .hasToString("{\"count\":1,\"amounts\":{\"EUR\":400}}");
    assertThat(psp.refund("re_1", captured.reference(), 50).amount()).isEqualTo(50);
    assertThat(psp.voidAll("pi_1:void", authorized.reference()).amount()).isEqualTo(400);
    assertThat(psp.get("/v1/authorizations/open").body())
        .hasToString("{\"count\":0,\"amounts\":{}}");
    JsonNode list = psp.get("/v1/operations?limit=3").body();
    assertThat(list.required("operations"))
        .extracting(operation -> operation.required("operation").stringValue())
        .containsExactly("authorize", "capture", "refund");
    assertThat(list.required("next").longValue()).isEqualTo(3);
    JsonNode rest = psp.get("/v1/operations?after=3&limit=3").body();
    JsonNode last = rest.required("operations").get(0);
    assertThat(last.required("key").stringValue()).isEqualTo("pi_1:void");
    assertThat(last.required("authorization").stringValue()).isEqualTo(authorized.reference());
    assertThat(rest.required("next").isNull()).isTrue();
  }

  @Test
  void a_repeated_key_is_told_the_same_bytes_and_another_body_is_refused() throws Exception {
    Said first = psp.authorize("k", "tok_ok");
    assertThat(psp.authorize("k", "tok_ok").bytes()).isEqualTo(first.bytes());
    Said other = psp.authorize("k", "tok_other");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("code")).isEqualTo("key_reused");
    assertThat(psp.ask("k").body().required("answer")).isEqualTo(first.body());
  }

  @Test
  void a_declined_token_is_declined_with_its_reason_and_stays_so() throws Exception {
    Said declined = psp.authorize("k", "tok_declined");
    assertThat(declined.status200()).isEqualTo("DECLINED");
    assertThat(declined.text("reason")).isEqualTo("insufficient_funds");
    assertThat(psp.authorize("k", "tok_declined").bytes()).isEqualTo(declined.bytes());
    String authorization = psp.authorize("a", "tok_capture_declined").reference();
    assertThat(psp.capture("c", authorization, 10).text("reason")).isEqualTo("capture_refused");
    assertThat(psp.capture("c2", authorization, 1_001).text("reason"))
        .isEqualTo("amount_exceeds_authorization");
  }

  @Test
  void a_timeout_before_the_effect_leaves_nothing_behind() throws Exception {
    assertThatThrownBy(() -> psp.authorize("k", "tok_timeout_before"))
        .isInstanceOf(IOException.class);
    Said asked = psp.ask("k");
    assertThat(asked.status()).isEqualTo(404);
    assertThat(asked.text("status")).isEqualTo("NOT_FOUND");
    assertThat(psp.authorize("k", "tok_timeout_before").status200()).isEqualTo("APPROVED");
    assertThat(psp.counted("authorize", "timeoutBefore")).isEqualTo(1);
  }

  @Test
  void a_retry_gets_the_stored_answer_while_the_first_request_is_still_held() throws Exception {
    psp.set(HOUR_MILLIS, Setting.HANG);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var held = threads.submit(() -> psp.authorize("k", "tok_timeout_after"));
      await().until(() -> psp.ask("k").status() == 200);
      Said retried = psp.authorize("k", "tok_timeout_after");
      assertThat(held.isDone()).isFalse();
      assertThat(retried.status200()).isEqualTo("APPROVED");
      assertThat(psp.counted("authorize", "timeoutAfter")).isEqualTo(1);
      assertThat(psp.counted("authorize", "replayed")).isEqualTo(1);
      psp.close();
      assertThatThrownBy(held::get).hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void transient_errors_say_whether_they_know_it_or_not_nothing_or_all() throws Exception {
    assertThat(psp.authorize("k1", "tok_500").status()).isEqualTo(500);
    assertThat(psp.ask("k1").status()).isEqualTo(404);
    assertThat(psp.authorize("k2", "tok_503").status()).isEqualTo(503);
    assertThat(psp.ask("k2").status()).isEqualTo(404);
    assertThat(psp.authorize("k3", "tok_500_after").status()).isEqualTo(500);
    assertThat(psp.ask("k3").status200()).isEqualTo("DONE");
    Said limited = psp.authorize("k4", "tok_429");
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.response().headers().firstValue("Retry-After")).hasValue("1");
    assertThat(psp.ask("k4").status()).isEqualTo(404);
    for (String key : new String[] {"k1", "k2", "k3", "k4"}) {
      String token = psp.ask(key).status() == 404 ? "tok_" + code(key) : "tok_500_after";
      assertThat(psp.authorize(key, token).status200()).isEqualTo("APPROVED");
    }
  }

  private static String code(String key) {
    return switch (key) {
      case "k1" -> "500";
      case "k2" -> "503";
      default -> "429";
    };
  }

  @Test
  void a_key_said_to_be_running_is_done_in_the_background() throws Exception {
    Said running = psp.authorize("k", "tok_409");
    assertThat(running.status()).isEqualTo(409);
    assertThat(running.text("code")).isEqualTo("key_running");
    await().until(() -> psp.ask("k").body().toString().contains("APPROVED"));
    assertThat(psp.authorize("k", "tok_409").status200()).isEqualTo("APPROVED");
  }

  @Test
  void an_accepted_request_has_its_result_when_asked_later() throws Exception {
    Said accepted = psp.authorize("k", "tok_accepted_later");
    assertThat(accepted.status200()).isEqualTo("ACCEPTED");
    await().until(() -> psp.ask("k").status200().equals("DONE"));
    assertThat(psp.ask("k").body().toString()).contains("APPROVED").contains("auth_1");
    assertThat(psp.authorize("k", "tok_accepted_later").bytes()).isEqualTo(accepted.bytes());
    psp.authorize("k2", "tok_accepted_declined");
    await().until(() -> psp.ask("k2").status200().equals("DONE"));
    assertThat(psp.ask("k2").body().toString()).contains("DECLINED");
  }

  @Test
  void an_accepted_request_is_in_progress_until_it_is_due() throws Exception {
    psp.set(HOUR_MILLIS, Setting.ACCEPTED_MIN, Setting.ACCEPTED_MAX);
    psp.authorize("k", "tok_accepted_later");
    assertThat(psp.ask("k").status200()).isEqualTo("IN_PROGRESS");
    assertThat(psp.get("/v1/operations").body().required("operations")).isEmpty();
  }

  @Test
  void a_wrong_amount_says_what_was_really_done() throws Exception {
    assertThat(psp.authorize("a", "tok_wrong_amount").amount()).isEqualTo(990);
    String authorization = psp.authorize("a2", "tok_capture_wrong_amount").reference();
    assertThat(psp.capture("c", authorization, 500).amount()).isEqualTo(495);
    assertThat(psp.get("/v1/authorizations/open").body().toString()).contains("1495");
  }

  @Test
  void the_tokens_of_voids_and_refunds_are_those_of_their_authorization() throws Exception {
    String authorization = psp.authorize("a", "tok_void_declined").reference();
    assertThat(psp.voidAll("v", authorization).text("reason")).isEqualTo("void_refused");
    String other = psp.authorize("a2", "tok_refund_500").reference();
    String capture = psp.capture("c", other, 500).reference();
    assertThat(psp.refund("r", capture, 5).status()).isEqualTo(500);
    assertThat(psp.refund("r", capture, 5).status200()).isEqualTo("APPROVED");
  }

  @Test
  void a_void_by_a_key_never_seen_closes_it() throws Exception {
    String body = "{\"authorizationKey\":\"pi_9:authorize\",\"merchantReference\":\"pi_9\"}";
    assertThat(psp.post("/v1/voids", "pi_9:void", body).status200()).isEqualTo("APPROVED");
    assertThat(psp.authorize("pi_9:authorize", "tok_ok").text("reason"))
        .isEqualTo("authorization_voided");
  }

  @Test
  void all_is_said_again_after_a_restart() throws Exception {
    Said authorized = psp.authorize("a", "tok_ok");
    psp.capture("c", authorized.reference(), 400);
    JsonNode list = psp.get("/v1/operations").body();
    psp.close();
    psp = new RunningPsp(dir);
    assertThat(psp.authorize("a", "tok_ok").bytes()).isEqualTo(authorized.bytes());
    assertThat(psp.get("/v1/operations").body()).isEqualTo(list);
    assertThat(psp.capture("c2", authorized.reference(), 601).status200()).isEqualTo("DECLINED");
    assertThat(psp.counted("authorize", "approved")).isEqualTo(1);
  }
}
