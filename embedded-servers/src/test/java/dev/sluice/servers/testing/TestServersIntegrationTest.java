package dev.sluice.servers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class TestServersIntegrationTest {
  @Test
  void a_jvm_that_ends_leaves_neither_processes_nor_data() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines =
        new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    assertThat(jvm.waitFor()).isZero();
    assertThat(lines).hasSize(4);
    assertThat(Path.of(lines.get(0))).doesNotExist();
    assertThat(
            lines.subList(1, 4).stream()
                .map(Long::valueOf)
                .filter(pid -> ProcessHandle.of(pid).isPresent()))
        .isEmpty();
  }

  static final class Main {
    public static void main(String[] arguments) {
      TestServers.freshDatabase();
      System.out.println(TestServers.postgres().directory().getParent());
      List.of(TestServers.postgres(), TestServers.kafka(), TestServers.redis())
          .forEach(s -> System.out.println(s.pid()));
    }
  }
}
