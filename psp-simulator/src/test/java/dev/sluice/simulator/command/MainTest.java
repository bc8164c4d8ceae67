package dev.sluice.simulator.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulator.conduct.Profile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | Missing required option: '--data=DIR' (see --help) | --port 0",
        "2 | Unknown option: '--speed' (see --help) | --data {dir} --speed",
        "2 | Invalid value for option '--port': 'x' is not an int (see --help) | --data {dir} --port x",
        "2 | Invalid value for option '--key-life': 'soon' is no duration: write 500ms, 5s, 10m, 24h or PT5S (see --help) | --data {dir} --key-life soon",
        "2 | Invalid value for option '--hang': 'PT-5S' is no duration: write 500ms, 5s, 10m, 24h or PT5S (see --help) | --data {dir} --hang PT-5S",
        "1 | --port must be from 0 to 65535 | --data {dir} --port 70000",
        "1 | profile must be one of fast, normal, peak, degraded | --data {dir} --profile slow",
        "1 | hangMillis must be from 0 to 3600000 | --data {dir} --hang 2h",
        "1 | --webhook-url must begin with http:// or https:// | --data {dir} --webhook-url file:///x",
      })
  void a_wrong_option_is_one_clear_line(int exit, String line, String options) throws Exception {
    var child = new ChildPsp(options.replace("{dir}", dir.toString()).split(" "));
    assertThat(child.output()).containsExactly("psp-simulator: " + line);
    assertThat(child.exit()).isEqualTo(exit);
  }

  @Test
  void a_taken_port_a_held_directory_and_a_file_for_a_directory_are_one_clear_line()
      throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var child = new ChildPsp("--data", dir.toString(), "--port", "" + taken.getLocalPort());
      assertThat(child.output())
          .singleElement()
          .asString()
          .contains("cannot listen")
          .contains("--port");
      assertThat(child.exit()).isEqualTo(1);
    }
    try (var running = ChildPsp.started(dir, Profile.FAST)) {
      var child = new ChildPsp("--data", dir.toString(), "--port", "0");
      assertThat(child.output())
          .singleElement()
          .asString()
          .contains("is in use by another psp-simulator (pid " + running.pid() + ")");
    }
    Path file = Files.createFile(dir.resolve("file"));
    assertThat(new ChildPsp("--data", file.toString(), "--port", "0").output())
        .singleElement()
        .asString()
        .contains("cannot use --data");
  }

  @Test
  void help_names_every_option() throws Exception {
    var child = new ChildPsp("--help");
    assertThat(String.join("\n", child.output()))
        .contains("--port", "--bind", "--data", "--profile", "--seed", "--key-life", "--hang")
        .contains("--webhook-url", "--stop-with-parent", "--version");
    assertThat(child.exit()).isZero();
  }

  @Test
  void it_stops_when_its_input_ends_or_it_is_told_to_terminate() throws Exception {
    try (var running = ChildPsp.started(dir, Profile.FAST, "--stop-with-parent")) {
      running.closeInput();
      assertThat(running.exit()).isZero();
    }
    try (var running = ChildPsp.started(dir, Profile.FAST)) {
      running.terminate();
      assertThat(running.exit()).isEqualTo(143);
      assertThat(running.output()).isEmpty();
    }
    // The lock is free again.
    ChildPsp.started(dir, Profile.FAST).close();
  }
}
