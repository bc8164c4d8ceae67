package dev.sluice.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.chaos.Fault.Kind;
import dev.sluice.bench.load.AuditResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChaosResultTest {
  private static final AuditResult CLEAN = new AuditResult(true, false, List.of(), "");

  @Test
  void the_json_is_the_contract() {
    JsonNode json =
        JsonMapper.shared().readTree(result(Map.of("o-1", "gone"), Map.of(), List.of()).toJson());
    assertThat(json.propertyNames())
        .containsExactly(
            "faults",
            "betweenCommits",
            "acknowledged",
            "refunds",
            "lost",
            "doubled",
            "recoverySeconds",
            "maxRecoverySeconds",
            "audit");
    assertThat(json.path("faults").path("KILL_KAFKA").asInt()).isEqualTo(5);
    assertThat(json.path("lost").asInt()).isEqualTo(1);
    assertThat(json.path("doubled").asInt()).isZero();
    assertThat(json.path("refunds").asInt()).isEqualTo(30);
    assertThat(json.path("recoverySeconds").path("KILL_KAFKA").asDouble()).isEqualTo(7.3);
    assertThat(json.path("maxRecoverySeconds").asDouble()).isEqualTo(7.3);
    assertThat(json.path("audit").path("clean").asBoolean()).isTrue();
  }

  @Test
  void all_is_well_only_if_nothing_is_lost_doubled_or_stuck_and_there_was_a_load() {
    assertThat(result(Map.of(), Map.of(), List.of()).exitCode()).isZero();
    assertThat(result(Map.of("o", "gone"), Map.of(), List.of()).exitCode()).isOne();
    assertThat(result(Map.of(), Map.of("o", "twice"), List.of()).exitCode()).isOne();
    assertThat(result(Map.of(), Map.of(), List.of("stuck")).exitCode()).isOne();
    assertThat(with(99, CLEAN).exitCode()).isOne();
    assertThat(with(100, new AuditResult(false, true, List.of(), "")).exitCode()).isOne();
  }

  @Test
  void what_is_wrong_is_named() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ChaosResult wrong =
        new ChaosResult(
            Map.of(),
            0,
            3,
            0,
            Map.of("o-1", "pay_1 is gone"),
            Map.of("o-2", "two payments"),
            Map.of(),
            CLEAN,
            100,
            List.of("7 payments were never answered"));
    wrong.printTroubles(new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("7 payments were never answered")
        .contains("only 3 payments were acknowledged, 100 are wanted")
        .contains("lost: o-1: pay_1 is gone")
        .contains("doubled: o-2: two payments");
  }

  private static ChaosResult result(
      Map<String, String> lost, Map<String, String> doubled, List<String> troubles) {
    return new ChaosResult(
        Map.of(Kind.KILL_KAFKA, 5),
        2,
        100,
        30,
        lost,
        doubled,
        Map.of(Kind.KILL_KAFKA, Duration.ofMillis(7_312)),
        CLEAN,
        100,
        troubles);
  }

  private static ChaosResult with(long acknowledged, AuditResult audit) {
    return new ChaosResult(
        Map.of(), 0, acknowledged, 0, Map.of(), Map.of(), Map.of(), audit, 100, List.of());
  }
}
