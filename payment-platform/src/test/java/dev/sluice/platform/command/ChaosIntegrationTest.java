package dev.sluice.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.load.Load;
import dev.sluice.bench.load.LoadRequest;
import dev.sluice.bench.load.LoadResult;
import dev.sluice.platform.control.ControlClient;
import dev.sluice.platform.data.Addresses;
import dev.sluice.platform.data.DataDirectory;
import dev.sluice.platform.part.Installation;
import dev.sluice.platform.run.Session;
import dev.sluice.platform.run.Settings;
import dev.sluice.platform.supervision.Hold;
import dev.sluice.platform.token.Role;
import dev.sluice.platform.token.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything real, and then killed. {@code ./sluice chaos} is the long way. */
@Tag("integration")
class ChaosIntegrationTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private static final Duration AWAY = Durations.parse(System.getProperty("chaos.away", "2m"));

  private static final int RATE = 10;

  @TempDir Path directory;
  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
  private DataDirectory data = new DataDirectory(Path.of("."));

  @BeforeEach
  void anywhere() {
    data = new DataDirectory(directory.resolve("data")).make();
    Addresses addresses = Addresses.of(data);
    for (String what :
        List.of(
            "postgres",
            "kafka",
            "redis",
            "psp",
            "identity",
            "service-1",
            "service-1-management",
            "service-2",
            "service-2-management",
            "consumers-1",
            "consumers-2")) {
      addresses.exactly(what, 0);
    }
  }

  @Test
  void a_fault_of_each_kind_in_a_minute_loses_nothing_and_doubles_nothing() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console =
        new Console(REPOSITORY, new PrintStream(out, true, StandardCharsets.UTF_8), progress());
    SluiceCommand.run(
        console,
        "chaos",
        "--minutes=1",
        "--rate=" + RATE,
        "--seed=3",
        "--json",
        "--data=" + data.root());
    String told = progress.toString(StandardCharsets.UTF_8);
    JsonNode json = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    assertThat(json.path("lost").asInt(-1)).as(told).isZero();
    assertThat(json.path("doubled").asInt(-1)).as(told).isZero();
    assertThat(json.path("audit").path("clean").asBoolean()).as(told).isTrue();
    assertThat(json.path("faults").propertyNames())
        .as(told)
        .containsExactlyInAnyOrder(
            "KILL_SERVICE",
            "KILL_CONSUMERS",
            "KILL_POSTGRES",
            "KILL_KAFKA",
            "KILL_REDIS",
            "KILL_PSP",
            "PAUSE_CONSUMERS",
            "EMPTY_REDIS");
    assertThat(json.path("betweenCommits").asInt()).as(told).isPositive();
    assertThat(json.path("acknowledged").asInt()).as(told).isGreaterThan(60 * RATE);
    assertThat(json.path("refunds").asInt()).as(told).isGreaterThan(RATE);
    assertThat(told).doesNotContain("NOT RECOVERED");
    assertThat(ProcessHandle.current().descendants()).isEmpty();
  }

  /** Takes minutes: asked for with {@code -Dchaos.away=2m}. */
  @Test
  @EnabledIfSystemProperty(named = "chaos.away", matches = ".+")
  void consumers_that_are_away_under_load_come_back_to_a_backlog_that_drains() throws Exception {
    try (Session session =
        Session.open(data, Settings.USUAL, new Installation(REPOSITORY), "test", progress())) {
      int orders = RATE * (int) AWAY.plusSeconds(10).toSeconds();
      var token = Tokens.of(session.endpoints().identity(), data.secrets()).of(Role.WRITE, "a");
      LoadRequest request =
          new LoadRequest(
              Optional.empty(),
              orders,
              OptionalInt.of(RATE),
              OptionalInt.of(1250),
              session.endpoints().api(),
              session.endpoints().management(),
              token,
              true,
              progress());
      CompletableFuture<LoadResult> load =
          CompletableFuture.supplyAsync(() -> run(request), Thread::startVirtualThread);
      ControlClient control = new ControlClient(data);
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> progress.toString(StandardCharsets.UTF_8).contains("sending"));
      control.hold(new Hold("consumers-1", AWAY, false));
      control.awaitUp("consumers-1");

      JsonNode result = JsonMapper.shared().readTree(load.get().toJson());
      assertThat(result.path("accepted").asInt()).isEqualTo(orders);
      assertThat(result.path("final").asInt()).isEqualTo(orders);
      assertThat(result.path("audit").path("clean").asBoolean()).isTrue();
    }
  }

  private static LoadResult run(LoadRequest request) {
    try {
      return Load.run(request);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  private PrintStream progress() {
    return new PrintStream(progress, true, StandardCharsets.UTF_8);
  }
}
