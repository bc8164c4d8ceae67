package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.load.PlayedPlatform.Play;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditTest {
  private final PlayedPlatform platform = new PlayedPlatform();

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void a_clean_audit_is_exit_code_0_and_its_json_is_a_contract() throws Exception {
    AuditResult result = Audit.run(platform.address(), Duration.ofSeconds(60));

    assertThat(result.exitCode()).isZero();
    assertThat(result.toJson())
        .isEqualTo(
            """
            {"clean":true,"empty":false,"laws":[\
            {"law":1,"holds":true,"leftOut":0,"oldestSeconds":0,"detail":""},\
            {"law":7,"holds":true,"leftOut":2,"oldestSeconds":9,"detail":""}]}\
            """);
    assertThat(platform.asked).containsExactly("/actuator/audit?settleAfter=PT1M");
  }

  @Test
  void an_unclean_audit_is_exit_code_1_at_once() throws Exception {
    platform.next("audit", Play.of(200, PlayedPlatform.UNCLEAN));

    assertThat(Audit.run(platform.address(), Duration.ZERO).exitCode()).isEqualTo(1);
    assertThat(platform.asked).hasSize(1);
  }

  @Test
  void an_empty_audit_is_exit_code_1_and_says_so() throws Exception {
    platform.next("audit", Play.of(200, PlayedPlatform.EMPTY));
    AuditResult result = Audit.run(platform.address(), Duration.ZERO);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.toJson()).isEqualTo("{\"clean\":false,\"empty\":true,\"laws\":[]}");
    assertThat(printed(result)).isEqualTo("Audit: empty, there are no payments to audit\n");
  }

  @Test
  void a_law_that_fails_is_believed_more_than_the_word_clean() throws Exception {
    platform.next(
        "audit", Play.of(200, PlayedPlatform.UNCLEAN.replace("\"clean\":false", "\"clean\":true")));

    assertThat(Audit.run(platform.address(), Duration.ZERO).exitCode()).isEqualTo(1);
  }

  @Test
  void a_management_port_that_is_away_is_asked_again() throws Exception {
    platform.next("audit", Play.lost(0));

    assertThat(Audit.run(platform.address(), Duration.ZERO).clean()).isTrue();
  }

  private static String printed(AuditResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    result.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
