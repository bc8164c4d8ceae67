package dev.sluice.servers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
  @TempDir Path directory;

  @Test
  void an_end_is_told_also_when_everybody_else_is_busy() {
    var busy = new CountDownLatch(1);
    var pool = ForkJoinPool.commonPool();
    try {
      for (int n = 0; n < 4 * pool.getParallelism(); n++)
        pool.submit(() -> busy.await(1, TimeUnit.MINUTES));
      assertThat(sh("exit 3").onExit().orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo(3);
    } finally {
      busy.countDown();
    }
  }

  @Test
  void the_exit_code_is_the_programs_own() {
    assertThat(sh("exit 7").onExit().join()).isEqualTo(7);
  }

  @Test
  void what_a_signal_ended_has_128_and_its_number() {
    ChildProcess child = sh("sleep 1000");
    child.kill();
    assertThat(child.alive()).isFalse();
    assertThat(child.onExit().join()).isEqualTo(128 + 9);
  }

  @Test
  void the_pid_is_that_of_the_program() {
    ChildProcess child = sh("exec sleep 1000");
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(ProcessHandle.of(child.pid()).orElseThrow().info().command().orElse(""))
                .contains("sleep"));
    child.kill();
  }

  @Test
  void what_it_prints_is_in_its_log_and_arguments_are_passed_as_they_are() throws IOException {
    ChildProcess child =
        ChildProcess.start(Command.of("echo", directory, List.of("echo", "a  'b' $c")));
    child.onExit().join();
    assertThat(Files.readString(child.log())).isEqualTo("a  'b' $c\n");
  }

  @Test
  void stop_asks_first() throws IOException {
    ChildProcess child =
        sh("trap 'echo asked; exit 0' TERM; echo ready; while :; do sleep 0.05; done");
    awaitLog(child, "ready");
    child.stop();
    assertThat(Files.readString(child.log())).contains("asked");
    assertThat(child.onExit().join()).isEqualTo(0);
  }

  @Test
  void what_does_not_stop_within_its_grace_is_killed_with_its_children() {
    ChildProcess child =
        ChildProcess.start(
            Command.of(
                    "deaf",
                    directory,
                    List.of(
                        "sh",
                        "-c",
                        "trap '' TERM; sleep 1000 & echo ready; while :; do sleep 0.05; done"))
                .withGrace(Duration.ofMillis(300)));
    awaitLog(child, "ready");
    List<ProcessHandle> family = ProcessHandle.of(child.pid()).orElseThrow().descendants().toList();
    child.stop();
    assertThat(child.onExit().join()).isEqualTo(128 + 9);
    Awaitility.await().untilAsserted(() -> assertThat(family).noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void a_paused_program_does_nothing_until_it_is_resumed() {
    ChildProcess child = sh("echo ready; while :; do sleep 0.01; done");
    awaitLog(child, "ready");
    child.pause();
    Awaitility.await().untilAsserted(() -> assertThat(state(child)).isEqualTo("T"));
    child.resume();
    Awaitility.await().untilAsserted(() -> assertThat(state(child)).isNotEqualTo("T"));
    child.kill();
  }

  @Test
  void a_leftover_on_the_same_record_has_ended_before_the_next_starts() {
    ProcessHandle leftover = ProcessHandle.of(sh("exec sleep 1000").pid()).orElseThrow();
    ProcessHandle wrapper = leftover.parent().orElseThrow();
    wrapper.destroyForcibly();
    ChildProcess next = sh("exit 0");
    assertThat(leftover.isAlive()).isFalse();
    assertThat(next.onExit().join()).isEqualTo(0);
  }

  @Test
  void a_record_that_names_somebody_else_by_now_harms_nobody() throws IOException {
    long me = ProcessHandle.current().pid();
    Files.writeString(directory.resolve("sh.pid"), me + " 12345\n");
    assertThat(sh("exit 0").onExit().join()).isEqualTo(0);
  }

  @Test
  void a_program_that_is_not_there_ends_with_127_and_its_log_says_so() throws IOException {
    ChildProcess child =
        ChildProcess.start(Command.of("none", directory, List.of("/no/such/program")));
    assertThat(child.onExit().join()).isEqualTo(127);
    assertThatThrownBy(() -> Readiness.await(child, Duration.ofSeconds(1), () -> false))
        .isInstanceOf(ServerFailure.class)
        .hasMessageContaining("none ended with code 127 while starting")
        .hasMessageContaining("/no/such/program");
  }

  @Test
  void what_never_gets_ready_is_named_after_the_patience() {
    ChildProcess child = sh("echo still thinking; exec sleep 1000");
    awaitLog(child, "still thinking");
    assertThatThrownBy(() -> Readiness.await(child, Duration.ZERO, () -> false))
        .hasMessageContaining("sh was not ready after 0 s")
        .hasMessageContaining("still thinking");
    child.kill();
  }

  private ChildProcess sh(String script) {
    return ChildProcess.start(Command.of("sh", directory, List.of("sh", "-c", script)));
  }

  private static void awaitLog(ChildProcess child, String words) {
    Awaitility.await().until(() -> Files.readString(child.log()).contains(words));
  }

  /** The letter ps shows: T is stopped. */
  private static String state(ChildProcess child) {
    try {
      Process ps =
          new ProcessBuilder("ps", "-o", "state=", "-p", Long.toString(child.pid())).start();
      return new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
          .strip()
          .substring(0, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
