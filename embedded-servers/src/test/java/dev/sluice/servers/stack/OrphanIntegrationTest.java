package dev.sluice.servers.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.servers.process.Server;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class OrphanIntegrationTest {
  @TempDir Path home;

  @Test
  void nothing_is_left_behind_when_the_parent_is_killed_with_9() throws Exception {
    Started started = startInAnotherJvm("running");
    started.parent().destroyForcibly().waitFor();
    awaitGone(started.pids());
  }

  @Test
  void nothing_is_left_behind_when_a_server_was_paused_at_that_moment() throws Exception {
    Started started = startInAnotherJvm("paused");
    started.parent().destroyForcibly().waitFor();
    awaitGone(started.pids());
  }

  @Test
  void a_start_on_the_same_data_waits_for_what_the_dead_parent_left() throws Exception {
    Started started = startInAnotherJvm("running");
    started.parent().destroyForcibly().waitFor();
    try (Servers again = Servers.start(home, started.ports())) {
      assertThat(again.all()).allMatch(Server::alive);
    }
    awaitGone(started.pids());
  }

  private record Started(Process parent, Ports ports, List<Long> pids) {}

  private Started startInAnotherJvm(String how) throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                home.toString(),
                how)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines = parent.inputReader(StandardCharsets.UTF_8);
    List<Integer> ports = words(lines.readLine()).stream().map(Integer::valueOf).toList();
    // PostgreSQL also has helpers that come and go
    List<Long> pids =
        words(lines.readLine()).stream()
            .map(Long::valueOf)
            .filter(OrphanIntegrationTest::alive)
            .toList();
    assertThat(pids).hasSizeGreaterThan(8);
    return new Started(parent, new Ports(ports.get(0), ports.get(1), ports.get(2)), pids);
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.split(" "));
  }

  private static void awaitGone(List<Long> pids) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(pids.stream().filter(OrphanIntegrationTest::alive)).isEmpty());
  }

  private static boolean alive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  /**
   * Starts the servers, prints their ports and the pids of all descendants, and waits to be killed.
   */
  static final class Parent {
    public static void main(String[] arguments) throws Exception {
      Servers servers = Servers.start(Path.of(arguments[0]), Ports.FREE);
      System.out.println(join(servers.all().stream().map(Server::port).toList()));
      System.out.println(
          join(ProcessHandle.current().descendants().map(ProcessHandle::pid).toList()));
      if (arguments[1].equals("paused")) servers.all().forEach(Server::pause);
      System.in.read();
    }

    private static String join(List<?> values) {
      return values.stream().map(Object::toString).collect(Collectors.joining(" "));
    }
  }
}
