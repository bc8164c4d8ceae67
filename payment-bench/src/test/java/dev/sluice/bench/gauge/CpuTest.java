package dev.sluice.bench.gauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class CpuTest {
  private static final String BUSY = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done";

  @Test
  void what_children_used_counts_while_they_are_there_and_when_they_are_gone() throws Exception {
    Process parent =
        new ProcessBuilder("/bin/sh", "-c", "/bin/sh -c '" + BUSY + "'; echo reaped; read wait")
            .start();
    try {
      assertThat(parent.inputReader().readLine()).isEqualTo("reaped");
      Map<String, Double> millis = Cpu.millis(Map.of("service-1", parent.pid()));
      assertThat(millis).containsOnlyKeys("service");
      assertThat(millis.get("service")).isPositive();
    } finally {
      parent.destroy();
    }
  }

  @Test
  void instances_of_one_application_are_one_part_and_we_are_the_load() {
    long pid = ProcessHandle.current().pid();
    assertThat(Cpu.millis(Map.of("service-1", pid, "service-2", pid, "launcher", pid)))
        .containsOnlyKeys("service", "load");
  }

  @Test
  void who_has_died_is_named() {
    assertThatThrownBy(() -> Cpu.millis(Map.of("kafka", Long.MAX_VALUE)))
        .hasMessageContaining("kafka has died");
  }
}
