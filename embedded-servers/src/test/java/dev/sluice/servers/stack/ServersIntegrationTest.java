package dev.sluice.servers.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.servers.postgres.EmbeddedPostgres;
import dev.sluice.servers.process.FreePort;
import dev.sluice.servers.process.Server;
import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServersIntegrationTest {
  private static final String TOPIC = "facts";

  private Servers servers;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    servers = Servers.start(home, Ports.FREE);
    servers.postgres().createDatabase("sluice");
    try (Connection c = owner();
        Statement s = c.createStatement()) {
      s.execute("create table fact (said text)");
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.kafka().url()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  @AfterAll
  void stop() {
    servers.close();
  }

  @Test
  @Order(1)
  void each_server_does_its_work() throws Exception {
    say("first");
    assertThat(factsInPostgres()).containsExactly("first");
    assertThat(factsInKafka(1)).containsExactly("first");
    assertThat(redis("GET fact")).isEqualTo("$5");
  }

  @Test
  @Order(2)
  void what_was_said_is_still_there_after_kill_9_on_the_same_port() throws Exception {
    List<Integer> ports = servers.all().stream().map(Server::port).toList();
    List<Long> pids = servers.all().stream().map(Server::pid).toList();
    say("second");
    redis("WAITAOF 1 0 5000");
    servers.all().forEach(Server::kill);
    assertThat(servers.all()).noneMatch(Server::alive);
    servers.all().forEach(Server::restart);
    assertThat(servers.all().stream().map(Server::port)).isEqualTo(ports);
    assertThat(servers.all().stream().map(Server::pid)).doesNotContainAnyElementsOf(pids);
    assertThat(factsInPostgres()).containsExactly("first", "second");
    assertThat(factsInKafka(2)).containsExactly("first", "second");
    assertThat(redis("GET fact")).isEqualTo("$6");
  }

  @Test
  @Order(3)
  void a_paused_server_answers_nobody_until_it_is_resumed() throws Exception {
    servers.redis().pause();
    assertThatThrownBy(() -> redis("PING")).isInstanceOf(SocketTimeoutException.class);
    servers.redis().resume();
    Awaitility.await().untilAsserted(() -> assertThat(redis("PING")).isEqualTo("+PONG"));

    servers.postgres().pause();
    assertThatThrownBy(this::factsInPostgres).isInstanceOf(SQLException.class);
    servers.postgres().resume();
    assertThat(factsInPostgres()).contains("first");
  }

  @Test
  @Order(4)
  void a_paused_server_can_be_stopped() {
    servers.postgres().pause();
    servers.postgres().restart();
    assertThat(servers.postgres().alive()).isTrue();
  }

  @Test
  void the_application_role_is_no_superuser_and_the_database_belongs_to_the_owner()
      throws Exception {
    try (Connection c = owner();
        Statement s = c.createStatement()) {
      assertThat(
              column(
                  s,
                  "select rolname || rolsuper from pg_roles where rolname like 'sluice%' order by 1"))
          .containsExactly("sluice_appfalse", "sluicefalse");
      assertThat(
              column(s, "select pg_get_userbyid(datdba) from pg_database where datname = 'sluice'"))
          .containsExactly(EmbeddedPostgres.OWNER);
    }
  }

  @Test
  void postgres_has_the_settings_the_audit_and_the_crash_tests_rely_on() throws Exception {
    try (Connection c = owner();
        Statement s = c.createStatement()) {
      for (String on :
          List.of("fsync", "full_page_writes", "synchronous_commit", "track_commit_timestamp")) {
        assertThat(column(s, "show " + on)).as(on).containsExactly("on");
      }
      assertThat(column(s, "show max_connections")).containsExactly("200");
      assertThat(column(s, "show shared_buffers")).containsExactly("128MB");
      assertThat(column(s, "show server_version")).containsExactly("18.6");
    }
  }

  @Test
  void a_directory_in_use_is_refused() {
    assertThatThrownBy(() -> EmbeddedPostgres.start(servers.postgres().directory(), 0))
        .isInstanceOf(ServerFailure.class)
        .hasMessageContaining("in use by another process");
  }

  @Test
  void a_port_in_use_is_named_with_its_holder() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThatThrownBy(() -> FreePort.require(taken.getLocalPort(), "postgres", Duration.ZERO))
          .isInstanceOf(ServerFailure.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + ", wanted for postgres, is in use")
          .hasMessageContaining("pid " + ProcessHandle.current().pid());
    }
  }

  private void say(String fact) throws Exception {
    try (Connection c = owner();
        var insert = c.prepareStatement("insert into fact values (?)")) {
      insert.setString(1, fact);
      insert.executeUpdate();
    }
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", servers.kafka().url(), "transactional.id", "test", "linger.ms", 0);
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(TOPIC, fact));
      producer.commitTransaction();
    }
    redis("SET fact " + fact);
  }

  private List<String> factsInPostgres() throws SQLException {
    try (Connection c = owner();
        Statement s = c.createStatement()) {
      return column(s, "select said from fact order by said");
    }
  }

  private List<String> factsInKafka(int expected) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            servers.kafka().url(),
            "group.id",
            "reader-" + expected,
            "auto.offset.reset",
            "earliest",
            "isolation.level",
            "read_committed");
    List<String> facts = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      Awaitility.await()
          .until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(r -> facts.add(r.value()));
            return facts.size() >= expected;
          });
    }
    return facts;
  }

  /** The first line of the answer. */
  private String redis(String command) throws IOException {
    try (var socket = new Socket("127.0.0.1", servers.redis().port())) {
      socket.setSoTimeout(2_000);
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      var answer = new StringBuilder();
      for (int c = socket.getInputStream().read(); c > '\r'; c = socket.getInputStream().read()) {
        answer.append((char) c);
      }
      return answer.toString();
    }
  }

  private Connection owner() throws SQLException {
    return DriverManager.getConnection(
        servers.postgres().url("sluice", EmbeddedPostgres.OWNER)
            + "&connectTimeout=2&socketTimeout=2");
  }

  private static List<String> column(Statement statement, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) values.add(Optional.ofNullable(rows.getString(1)).orElse(""));
    }
    return values;
  }
}
