package dev.sluice.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulator.http.RunningPsp.Said;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminDoorTest {
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
  void the_profile_changes_for_the_next_request_and_hanging_stays_as_it_was() throws Exception {
    Said changed =
        put(
            "{\"profile\":\"normal\",\"seed\":9,\"overrides\":{\"declineAuthorize\":1,\"timeoutBefore\":0,"
                + "\"timeoutAfter\":0,\"errorBefore\":0,\"errorAfter\":0,\"unavailable\":0,\"rateLimited\":0,"
                + "\"keyRunning\":0,\"acceptedLater\":0}}");
    assertThat(changed.text("profile")).isEqualTo("normal");
    assertThat(changed.body().required("settings").required("hangMillis").intValue())
        .isEqualTo(100);
    assertThat(psp.notes).containsExactly("profile normal, seed 9");
    assertThat(psp.authorize("k", "tok_card").status200()).isEqualTo("DECLINED");
    assertThat(psp.authorize("k2", "tok_ok").status200()).isEqualTo("APPROVED");
    assertThat(psp.get("/admin/profile").body()).isEqualTo(changed.body());
  }

  @Test
  void forced_behaviours_are_for_what_was_said_and_as_often() throws Exception {
    psp.post(
        "/admin/forced", "-", "{\"operation\":\"capture\",\"behaviour\":\"declined\",\"times\":2}");
    psp.post("/admin/forced", "-", "{\"key\":\"c3\",\"behaviour\":\"500\"}");
    psp.post(
        "/admin/forced",
        "-",
        "{\"tokenPrefix\":\"tok_bad\",\"behaviour\":\"declined\",\"times\":9}");
    String authorization = psp.authorize("a", "tok_ok").reference();
    assertThat(psp.capture("c1", authorization, 1).status200()).isEqualTo("DECLINED");
    assertThat(psp.capture("c2", authorization, 1).status200()).isEqualTo("DECLINED");
    assertThat(psp.capture("c3", authorization, 1).status()).isEqualTo(500);
    assertThat(psp.capture("c3", authorization, 1).status200()).isEqualTo("APPROVED");
    assertThat(psp.authorize("b", "tok_bad_1").status200()).isEqualTo("DECLINED");
    assertThat(psp.post("/admin/clear-forced", "-", "").body()).hasToString("{\"cleared\":1}");
    assertThat(psp.authorize("b2", "tok_bad_1").status200()).isEqualTo("APPROVED");
  }

  @Test
  void an_effect_can_be_taken_off_the_list_for_good() throws Exception {
    psp.authorize("a:authorize", "tok_ok");
    psp.authorize("b:authorize", "tok_ok");
    assertThat(psp.send("DELETE", "/admin/operations/a%3Aauthorize", null, null).status())
        .isEqualTo(200);
    assertThat(psp.get("/v1/operations").body().toString()).doesNotContain("a:authorize");
    psp.close();
    psp = new RunningPsp(dir);
    assertThat(psp.get("/v1/operations").body().toString())
        .doesNotContain("a:authorize")
        .contains("b:authorize");
  }

  @Test
  void what_happened_is_counted_per_operation() throws Exception {
    String authorization = psp.authorize("a", "tok_capture_500_after").reference();
    psp.authorize("b", "tok_declined");
    psp.authorize("w", "tok_wrong_amount");
    psp.capture("c", authorization, 10);
    psp.capture("c", authorization, 10);
    assertThat(psp.counted("authorize", "requests")).isEqualTo(3);
    assertThat(psp.counted("authorize", "approved")).isEqualTo(1);
    assertThat(psp.counted("authorize", "declined")).isEqualTo(1);
    assertThat(psp.counted("authorize", "wrongAmount")).isEqualTo(1);
    assertThat(psp.counted("capture", "errorAfter")).isEqualTo(1);
    assertThat(psp.counted("capture", "replayed")).isEqualTo(1);
    assertThat(psp.get("/admin/stats").body().required("total").required("requests").intValue())
        .isEqualTo(5);
  }

  @Test
  void it_is_healthy() throws Exception {
    assertThat(psp.get("/health").body()).hasToString("{\"status\":\"UP\"}");
  }

  private Said put(String body) throws Exception {
    return psp.send("PUT", "/admin/profile", null, body);
  }
}
