package dev.sluice.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is wrong with a command line is said in a sentence, with exit code 2 (1 where the
 * machine is at fault).
 */
class BadInputTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  static Stream<Arguments> misuse() {
    return Stream.of(
        arguments("", "Usage: sluice"),
        arguments("dance", "Unmatched argument at index 0: 'dance'"),
        arguments(
            "up --psp slow",
            "there is no PSP profile 'slow': use one of fast, normal, peak, degraded"),
        arguments("up --seed x", "Invalid value for option '--seed': 'x' is not a long"),
        arguments("up --port http", "Invalid value for option '--port': 'http' is not an int"),
        arguments("up --port 65536", "--port must be 0 to 65535, not 65536"),
        arguments("up --port -1", "--port must be 0 to 65535, not -1"),
        arguments("up --service 0", "--service must be 1 to 8, not 0"),
        arguments("up --consumers 99", "--consumers must be 1 to 8, not 99"),
        arguments("up now", "Unmatched argument at index 1: 'now'"),
        arguments(
            "demo --orders none", "Invalid value for option '--orders': 'none' is not an int"),
        arguments("demo --orders 0", "the number of demo orders must be 1 to"),
        arguments("demo --rate 0", "the rate must be 1 to"),
        arguments("demo --commission-bps 10001", "the commission must be 0 to 10000"),
        arguments("pay", "Missing required parameter: 'FILE.csv'"),
        arguments(
            "pay no-such-file.csv", "Cannot read no-such-file.csv: name a CSV file of orders"),
        arguments("settle", "Missing required parameter: 'FILE.csv'"),
        arguments("settle .", "Cannot read .: name a settlement report"),
        arguments(
            "payout --files no-such-directory", "no-such-directory is no directory: make it first"),
        arguments("pay .", "Cannot read .: name a CSV file of orders"),
        arguments(
            "audit --settle-after soon", "'soon' is not a duration: write 60s, 500ms or 1m30s"),
        arguments(
            "token --role KING",
            "there is no role 'KING': use one of payment:write, payment:read, FINANCE, ADMIN, SELLER"),
        arguments("token --role ADMIN --as c", "Role ADMIN has no 'c', only a, b"),
        arguments(
            "token --role SELLER",
            "A token of role SELLER is for one seller: name it with --seller"),
        arguments("token --role FINANCE --as c", "Role FINANCE has no 'c', only a, b"),
        arguments("token --as b", "Role payment:write has no 'b', only a"),
        arguments("token --seller s-1", "--seller goes with --role SELLER, not with payment:write"),
        arguments("simulate --seeds 0", "--seeds has to be at least 1"),
        arguments("simulate --seeds many", "Invalid value for option '--seeds': 'many' is not an"),
        arguments("simulate --threads 0", "--threads has to be at least 1"),
        arguments("dlq", "Usage: sluice dlq"),
        arguments("dlq list --status lost", "there is no status 'lost': use open, replayed"),
        arguments("dlq list --limit 0", "--limit must be 1 to 10000, not 0"),
        arguments("dlq show", "Missing required parameter: 'ID'"),
        arguments("dlq replay dl_1", "Missing required option: '--reason=TEXT'"),
        arguments("dlq drop --reason none", "Missing required parameter: 'ID'"),
        arguments("resend", "Missing required option: '--since=TIME'"),
        arguments("resend --since today", "'today' is no time: write 2026-01-31T12:00:00Z, or"),
        arguments("bench", "Usage: sluice bench"),
        arguments("bench payments --rate 0", "--rate must be 1 to 10000 payments per second"),
        arguments("bench payments --seconds 0", "--seconds must be 1 to 3600, not 0"),
        arguments("bench payments --warm-up -1", "--warm-up must be 0 to 3600, not -1"),
        arguments("bench payments --sellers all", "there is no shape of sellers 'all': use one of"),
        arguments("bench limit --batch 0", "--batch must be 1 to 500 payments, not 0"),
        arguments("bench limit --payments 0", "--payments must be at least 1"),
        arguments("bench grow --large 1", "--large must be more than --small and twice --payments"),
        arguments("bench ledger --entries 0", "--entries must be at least 1"),
        arguments("bench outbox --rate 0", "--rate must be 1 to 100000 events, not 0"),
        arguments("bench all --large 1", "--large must be more than five times --size"),
        arguments("hold", "Missing required parameters: 'PART', 'DURATION'"),
        arguments("hold postgres", "Missing required parameter: 'DURATION'"),
        arguments("hold postgres soon", "'soon' is not a duration: write 60s, 500ms or 1m30s"),
        arguments("hold postgres 0s", "A part can be held for up to an hour"),
        arguments("hold postgres 2h", "A part can be held for up to an hour"));
  }

  @ParameterizedTest
  @MethodSource("misuse")
  void a_misused_command_says_how_it_is_meant(String words, String sentence) {
    assertThat(run(words)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(sentence).doesNotContain("\tat ");
    assertThat(out.size()).isZero();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_explains_itself(String command) {
    assertThat(run(command + " --help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage: sluice " + command);
  }

  static Stream<String> commands() {
    return Stream.of(
        "up",
        "status",
        "demo",
        "pay",
        "settle",
        "audit",
        "doctor",
        "token",
        "hold",
        "simulate",
        "resend",
        "dlq list",
        "dlq show",
        "dlq replay",
        "dlq drop");
  }

  @Test
  void a_taken_address_is_named_with_its_holder() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(run("up --port " + taken.getLocalPort())).isEqualTo(1);
      assertThat(err.toString(StandardCharsets.UTF_8))
          .contains("Port " + taken.getLocalPort())
          .contains("is in use, held by pid " + ProcessHandle.current().pid())
          .contains("--port");
    }
  }

  @Test
  void a_data_directory_that_cannot_be_written_is_named() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    for (String command : new String[] {"up", "demo", "audit", "token"}) {
      assertThat(SluiceCommand.run(console(), command, "--data", file.resolve("below").toString()))
          .isEqualTo(1);
      assertThat(err.toString(StandardCharsets.UTF_8))
          .contains(file.toString())
          .contains("--data")
          .doesNotContain("\tat ");
      err.reset();
    }
  }

  @Test
  void what_was_not_built_is_named() {
    assertThat(run("up --port 0")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("payment-service is not built");
  }

  @Test
  void status_and_hold_say_when_nothing_is_up() {
    assertThat(run("status")).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Nothing is up on")
        .contains("./sluice up");
    assertThat(run("hold kafka 1s")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Nothing is up on");
    err.reset();
    assertThat(run("token")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Nothing is up on", "./sluice up");
    err.reset();
    assertThat(run("dlq list")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Nothing is up on", "./sluice up");
  }

  private int run(String words) {
    String[] arguments = words.isEmpty() ? new String[0] : words.split(" ");
    boolean takesData =
        arguments.length > 0
            && !arguments[0].equals("simulate")
            && commands().anyMatch(arguments[0]::equals);
    String[] all =
        takesData
            ? Stream.concat(
                    Stream.of(arguments), Stream.of("--data", directory.resolve("data").toString()))
                .toArray(String[]::new)
            : arguments;
    return SluiceCommand.run(console(), all);
  }

  private Console console() {
    return new Console(
        directory,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
