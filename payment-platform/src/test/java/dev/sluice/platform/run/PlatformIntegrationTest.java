package dev.sluice.platform.run;

import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.platform.control.ControlClient;
import dev.sluice.platform.control.Overview;
import dev.sluice.platform.data.DataDirectory;
import dev.sluice.platform.data.Endpoints;
import dev.sluice.platform.part.Profile;
import dev.sluice.platform.supervision.Hold;
import dev.sluice.platform.supervision.PartStatus;
import dev.sluice.platform.supervision.State;
import dev.sluice.servers.process.ServerFailure;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers, and stand-ins for the applications. */
@Tag("integration")
class PlatformIntegrationTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Settings ANYWHERE =
      new Settings(
          OptionalInt.of(0),
          Optional.of(Profile.FAST),
          OptionalLong.of(7),
          OptionalInt.of(2),
          OptionalInt.of(1),
          false);

  private static final String PARTS =
      "postgres kafka redis psp identity service-1 service-2 consumers-1";

  @TempDir Path directory;
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private DataDirectory data = new DataDirectory(Path.of("."));
  private FakeRepository repository = new FakeRepository(Path.of("."));

  @BeforeEach
  void build() throws Exception {
    data = new DataDirectory(directory.resolve("data"));
    repository = FakeRepository.in(directory.resolve("repository"));
    AnyAddress.everywhere(data);
  }

  @AfterEach
  void nothing_is_left() {
    assertThat(ProcessHandle.current().descendants().map(ProcessHandle::pid)).isEmpty();
  }

  @Test
  void everything_comes_up_is_announced_and_written_down_and_goes_again() throws Exception {
    try (Session session = open(ANYWHERE)) {
      assertThat(session.isOurs()).isTrue();
      assertThat(names()).containsExactly(PARTS.split(" "));
      for (String name : names())
        assertThat(announced()).containsPattern("  " + name + " +\\S+:\\d+ +\\d+\\.\\d s");
      Endpoints endpoints = Endpoints.read(data);
      assertThat(endpoints).isEqualTo(session.endpoints());
      assertThat(endpoints.services()).hasSize(2);
      assertThat(endpoints.pids()).containsKeys(("launcher " + PARTS).split(" "));
      assertThat(endpoints.pids().values()).allMatch(pid -> ProcessHandle.of(pid).isPresent());
      try (Connection connection = DriverManager.getConnection(endpoints.postgres().url())) {
        assertThat(connection.getMetaData().getUserName()).isEqualTo("sluice");
      }
    }
    assertThat(data.endpoints()).doesNotExist();
    assertThat(new ControlClient(data).look()).isEmpty();
  }

  @Test
  void a_second_start_finds_addresses_secrets_and_data_and_does_not_migrate_again()
      throws Exception {
    Endpoints first;
    try (Session session = open(ANYWHERE)) {
      first = session.endpoints();
      execute(first, "create table kept (id int)");
    }
    String secrets = Files.readString(data.secrets());
    Settings sameAgain =
        new Settings(
            OptionalInt.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalInt.of(2),
            OptionalInt.empty(),
            false);
    try (Session session = open(sameAgain)) {
      assertThat(session.endpoints().withPids(first.pids())).isEqualTo(first);
      assertThat(Files.readString(data.secrets())).isEqualTo(secrets);
      execute(first, "insert into kept values (1)");
    }
    assertThat(Files.readString(data.parts().resolve("migrate.log")).lines()).hasSize(1);
    // unless the broker has lost everything
    try (var files = Files.walk(data.servers().resolve("kafka").resolve("data"))) {
      files.map(Path::toFile).sorted(reverseOrder()).forEach(File::delete);
    }
    open(sameAgain).close();
    assertThat(Files.readString(data.parts().resolve("migrate.log")).lines()).hasSize(2);
  }

  @Test
  void fresh_begins_anew() throws Exception {
    try (Session session = open(ANYWHERE)) {
      execute(session.endpoints(), "create table kept (id int)");
    }
    String secrets = Files.readString(data.secrets());
    Settings fresh =
        new Settings(
            OptionalInt.of(0),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            true);
    try (Session session = open(fresh)) {
      assertThat(Files.readString(data.secrets())).isNotEqualTo(secrets);
      assertThatThrownBy(() -> execute(session.endpoints(), "insert into kept values (1)"))
          .hasMessageContaining("kept");
    }
  }

  @Test
  void a_killed_part_is_back_on_the_same_address_and_named() throws Exception {
    try (Session session = open(ANYWHERE)) {
      for (String name : List.of("postgres", "service-1")) {
        long before = pid(session.endpoints(), name);
        ProcessHandle.of(before).orElseThrow().destroyForcibly();
        Awaitility.await()
            .atMost(LONG)
            .until(() -> status(name).deaths() == 1 && status(name).state() == State.UP);
        assertThat(status(name).reason()).startsWith("it was ended by signal 9, see ");
        assertThat(announced())
            .contains(name + " ")
            .contains("died and is started again: it was ended by signal 9");
        Awaitility.await().atMost(LONG).until(() -> pid(Endpoints.read(data), name) != before);
      }
      assertThat(Endpoints.read(data).withPids(session.endpoints().pids()))
          .isEqualTo(session.endpoints());
    }
  }

  @Test
  void a_part_that_dies_five_times_stays_down_with_a_sentence_why() throws Exception {
    try (Session session = open(ANYWHERE)) {
      repository.dies("payment-consumers", true);
      ProcessHandle.of(pid(session.endpoints(), "consumers-1")).orElseThrow().destroyForcibly();
      Awaitility.await().atMost(LONG).until(() -> status("consumers-1").state() == State.DOWN);
      assertThat(status("consumers-1").reason())
          .matches(
              "consumers-1 died 5 times within \\d+ s and stays down: consumers-1 ended with code 3 while starting; .*")
          .endsWith("The table of contents is missing");
      assertThat(status("service-1").state()).isEqualTo(State.UP);
    }
  }

  @Test
  void work_that_waits_for_a_part_that_stays_down_ends() throws Exception {
    try (Session session = open(ANYWHERE)) {
      repository.dies("psp-simulator", true);
      ProcessHandle.of(pid(session.endpoints(), "psp")).orElseThrow().destroyForcibly();
      assertThatThrownBy(() -> session.during(PlatformIntegrationTest::waitForEver))
          .isInstanceOf(ServerFailure.class)
          .hasMessageMatching("psp died 5 times within \\d+ s and stays down: .*");
    }
  }

  private static Void waitForEver() throws InterruptedException {
    new CountDownLatch(1).await();
    throw new AssertionError("for ever is over");
  }

  @Test
  void a_platform_that_cannot_start_says_why_and_leaves_nothing() throws Exception {
    repository.dies("payment-service", true);
    assertThatThrownBy(() -> open(ANYWHERE))
        .isInstanceOf(ServerFailure.class)
        .hasMessageContaining("The database could not be migrated (code 3")
        .hasMessageContaining("The table of contents is missing");
    repository.dies("payment-service", false);
    open(ANYWHERE).close();
  }

  @Test
  void another_command_holds_and_pauses_parts() throws Exception {
    try (Session session = open(ANYWHERE)) {
      ControlClient control = new ControlClient(data);
      assertThat(control.hold(new Hold("postgres", Duration.ofMillis(500), false))).isTrue();
      Awaitility.await().until(() -> status("postgres").state() == State.HELD);
      assertThatThrownBy(() -> execute(session.endpoints(), "select 1"))
          .isInstanceOf(SQLException.class);
      assertThat(control.awaitUp("postgres")).isTrue();
      execute(session.endpoints(), "select 1");

      long pid = pid("psp");
      assertThat(control.hold(new Hold("psp", Duration.ofMillis(500), true))).isTrue();
      assertThat(status("psp").state()).isEqualTo(State.PAUSED);
      assertThat(control.awaitUp("psp")).isTrue();
      assertThat(pid("psp")).isEqualTo(pid);
      assertThat(status("psp").deaths()).isZero();
      assertThatThrownBy(() -> control.hold(new Hold("oracle", Duration.ofSeconds(1), false)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("There is no part 'oracle'; there are postgres, kafka");
    }
  }

  @Test
  void another_command_uses_the_platform_that_is_up_and_leaves_it_up() throws Exception {
    try (Session ours = open(ANYWHERE)) {
      try (Session theirs = open(Settings.USUAL)) {
        assertThat(theirs.isOurs()).isFalse();
        assertThat(theirs.endpoints()).isEqualTo(ours.endpoints());
      }
      assertThat(new ControlClient(data).look().map(Overview::ready)).contains(true);
      assertThatThrownBy(() ->
              open(
                  new Settings(
                      OptionalInt.empty(),
                      Optional.of(Profile.PEAK),
                      OptionalLong.empty(),
                      OptionalInt.empty(),
                      OptionalInt.empty(),
                      false)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is up with")
          .hasMessageContaining("--psp=fast")
          .hasMessageContaining("stop it before asking for --psp=peak");
      assertThatThrownBy(
              () -> Session.alone(data, Settings.USUAL, repository.installation(), "up", out()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is up on " + data.root() + " already, run by ./sluice test");
    }
  }

  private Session open(Settings settings) throws InterruptedException {
    return Session.open(data, settings, repository.installation(), "test", out());
  }

  private PrintStream out() {
    return new PrintStream(told, true, StandardCharsets.UTF_8);
  }

  private String announced() {
    return told.toString(StandardCharsets.UTF_8);
  }

  private List<String> names() {
    return parts().stream().map(PartStatus::name).collect(Collectors.toList());
  }

  private List<PartStatus> parts() {
    return new ControlClient(data).look().orElseThrow().parts();
  }

  private PartStatus status(String name) {
    return parts().stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow();
  }

  private long pid(String name) {
    return status(name).pid().orElseThrow();
  }

  private static long pid(Endpoints endpoints, String name) {
    return Optional.ofNullable(endpoints.pids().get(name)).orElseThrow();
  }

  private static void execute(Endpoints endpoints, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(endpoints.postgres().url());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
