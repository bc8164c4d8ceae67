package dev.sluice.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.platform.data.DataDirectory;
import dev.sluice.platform.data.Endpoints;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class KilledLauncherIntegrationTest {
  @TempDir Path directory;

  @Test
  void kill_9_of_the_launcher_leaves_no_process_and_the_next_start_works() throws Exception {
    FakeRepository repository = FakeRepository.in(directory);
    DataDirectory data = new DataDirectory(directory.resolve("data"));
    Process launcher = launch();
    BufferedReader lines = launcher.inputReader(StandardCharsets.UTF_8);
    while (!String.valueOf(lines.readLine()).equals("up")) assertThat(launcher.isAlive()).isTrue();
    Endpoints endpoints = Endpoints.read(data);
    List<ProcessHandle> family = launcher.descendants().toList();
    assertThat(family.size()).isGreaterThan(12);
    launcher.destroyForcibly().waitFor();
    try (Session again =
        Session.open(data, Launcher.SETTINGS, repository.installation(), "test", System.err)) {
      assertThat(again.isOurs()).isTrue();
      assertThat(again.endpoints().postgres()).isEqualTo(endpoints.postgres());
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(family).noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void sigterm_stops_everything_before_the_launcher_ends() throws Exception {
    FakeRepository.in(directory);
    Process launcher = launch();
    BufferedReader lines = launcher.inputReader(StandardCharsets.UTF_8);
    while (!String.valueOf(lines.readLine()).equals("up")) assertThat(launcher.isAlive()).isTrue();
    List<ProcessHandle> family = launcher.descendants().toList();
    launcher.destroy();
    launcher.waitFor();
    assertThat(family).noneMatch(ProcessHandle::isAlive);
    assertThat(directory.resolve("data/endpoints.json")).doesNotExist();
  }

  private Process launch() throws Exception {
    AnyAddress.everywhere(new DataDirectory(directory.resolve("data")));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Launcher.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Starts a platform, says so and waits to be killed. */
  static final class Launcher {
    static final Settings SETTINGS =
        new Settings(
            OptionalInt.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            false);

    public static void main(String[] arguments) throws Exception {
      Path directory = Path.of(arguments[0]);
      Session.open(
          new DataDirectory(directory.resolve("data")),
          SETTINGS,
          new FakeRepository(directory).installation(),
          "test",
          System.err);
      System.out.println("up");
      new CountDownLatch(1).await();
    }
  }
}
