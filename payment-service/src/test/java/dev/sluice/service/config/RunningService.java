package dev.sluice.service.config;

import dev.sluice.infrastructure.migration.Migration;
import dev.sluice.infrastructure.pipeline.KafkaTopics;
import dev.sluice.servers.postgres.EmbeddedPostgres;
import dev.sluice.servers.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The real application on real servers with a played PSP: started when first asked for, shared by
 * all tests of this JVM.
 */
public final class RunningService {

  /** What the PSP signs its webhooks with. */
  public static final String WEBHOOK_SECRET = "whsec_of_the_tests";

  private static volatile boolean begun;

  private final String database = TestServers.freshDatabase();
  private final PlayedPsp psp = new PlayedPsp();
  private final PlayedIssuer issuer = new PlayedIssuer();
  private final Path secret;
  private final ConfigurableApplicationContext context;

  private RunningService() throws IOException {
    begun = true;
    secret = Files.createTempFile("sluice-webhook-secret-", ".txt");
    Files.writeString(secret, WEBHOOK_SECRET + "\n");
    secret.toFile().deleteOnExit();
    Migration.run(database, EmbeddedPostgres.OWNER, "", EmbeddedPostgres.APPLICATION);
    new KafkaTopics(TestServers.kafka().url(), Map.of()).create(2);
    context = start(List.of());
  }

  private ConfigurableApplicationContext start(List<String> more) {
    var application = new SpringApplication(PaymentServiceApplication.class);
    // the servers go at the same moment: nothing could be put in order any more
    application.setRegisterShutdownHook(false);
    var arguments = new ArrayList<>(List.of(arguments()));
    arguments.addAll(more);
    return application.run(arguments.toArray(String[]::new));
  }

  /** Another instance on the same servers, to be closed by whoever wanted it. */
  public ConfigurableApplicationContext another() {
    return start(List.of("--sluice.slot=1"));
  }

  public static int portOf(ConfigurableApplicationContext instance) {
    return Integer.parseInt(
        String.valueOf(instance.getEnvironment().getProperty("local.server.port")));
  }

  String[] arguments() {
    return arguments(database, psp.url().toString(), issuer.address(), secret.toString());
  }

  private static String[] arguments(String database, String psp, String issuer, String secret) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--management.server.port=0",
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=" + EmbeddedPostgres.APPLICATION,
                "--spring.kafka.bootstrap-servers=" + TestServers.kafka().url(),
                "--spring.data.redis.url=" + TestServers.redis().url(),
                "--sluice.psp.url=" + psp,
                "--sluice.psp.deadline=1s",
                "--sluice.access.issuer=" + issuer,
                "--sluice.psp.webhooks.secret-file=" + secret,
                "--logging.level.root=warn",
                "--logging.config=classpath:logback-test.xml"));
    return arguments.toArray(String[]::new);
  }

  public static RunningService shared() {
    return Holder.SHARED;
  }

  /** Before the servers go, if anybody has asked for it. */
  static void close() {
    if (begun) shared().context.close();
  }

  private static final class Holder {
    static final RunningService SHARED = started();

    private static RunningService started() {
      try {
        return new RunningService();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public int port() {
    return portOf(context);
  }

  public int managementPort() {
    return Integer.parseInt(property("local.management.port"));
  }

  public PlayedPsp psp() {
    return psp;
  }

  public PlayedIssuer issuer() {
    return issuer;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** As the owner of the schema, who may do anything. */
  public Connection owner() throws SQLException {
    return DriverManager.getConnection(database, EmbeddedPostgres.OWNER, "");
  }

  /** One number. */
  public long count(String sql) {
    try (var connection = owner();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Rows that a refused request must not leave behind. */
  public Map<String, Long> rows() {
    var rows = new java.util.TreeMap<String, Long>();
    for (var table :
        List.of(
            "payment_intents",
            "payment_intent_lines",
            "payments",
            "idempotency_keys",
            "outbox_event",
            "order_id_claims",
            "psp_attempts")) rows.put(table, count("SELECT count(*) FROM " + table));
    return rows;
  }

  private String property(String name) {
    return String.valueOf(context.getEnvironment().getProperty(name));
  }
}
