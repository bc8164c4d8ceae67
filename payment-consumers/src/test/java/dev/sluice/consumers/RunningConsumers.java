package dev.sluice.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.audit.Books;
import dev.sluice.application.intent.CreatePaymentService;
import dev.sluice.application.intent.NewPaymentIntent;
import dev.sluice.application.outbox.RelayOutboxService;
import dev.sluice.application.pipeline.Streams;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.consumers.config.PaymentConsumersApplication;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.infrastructure.migration.Migration;
import dev.sluice.infrastructure.pipeline.KafkaTopics;
import dev.sluice.servers.kafka.EmbeddedKafka;
import dev.sluice.servers.postgres.EmbeddedPostgres;
import dev.sluice.servers.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole application of the consumers over real servers, with a relay and a way in beside it.
 */
final class RunningConsumers implements AutoCloseable {

  private static final String EVERYTHING =
      """
      SELECT 'payments', count(*), coalesce(sum(captured_amount), 0) FROM payments
      UNION ALL SELECT 'orders', count(*), coalesce(sum(amount), 0) FROM payment_orders
      UNION ALL SELECT 'captures', count(*), coalesce(sum(amount), 0) FROM payment_captures
      UNION ALL SELECT 'ends', count(*), 0 FROM payment_captured_events
      UNION ALL SELECT 'journals', count(*), 0 FROM journal_entries
      UNION ALL SELECT 'postings', count(*), coalesce(sum(amount), 0) FROM postings
      UNION ALL SELECT 'balances', 0, coalesce(sum(balance), 0) FROM account_balances
      UNION ALL SELECT 'inbox', count(*), 0 FROM inbox
      UNION ALL SELECT 'dead', count(*), 0 FROM dead_letters
      """;

  private static final Duration IDLE = Duration.ofMillis(10);

  final String database = TestServers.freshDatabase();

  private final Path home = Files.createTempDirectory("sluice-consumers-");
  private final String redis;
  private final List<String> properties;
  private final PspProcess psp;

  /** Of its own: groups and topics are the broker's. */
  private EmbeddedKafka kafka;

  private ConfigurableApplicationContext context;
  private Thread relay;

  /** With a relay beside it. */
  static RunningConsumers relayed() throws IOException {
    var running = new RunningConsumers();
    running.relay.start();
    return running;
  }

  /** Whoever wants rows to leave the outbox sees to it himself. */
  RunningConsumers() throws IOException {
    this(TestServers.redis().url());
  }

  /** With a relay, a Redis of its own, and what else is to be otherwise. */
  static RunningConsumers relayed(String redis, String... properties) throws IOException {
    var running = new RunningConsumers(redis, properties);
    running.relay.start();
    return running;
  }

  private RunningConsumers(String redis, String... properties) throws IOException {
    this.redis = redis;
    this.properties = List.of(properties);
    psp = new PspProcess(Files.createDirectory(home.resolve("psp")));
    Migration.run(database, EmbeddedPostgres.OWNER, "", EmbeddedPostgres.APPLICATION);
    kafka = broker("kafka");
    context = application();
    relay = relayThread();
  }

  private EmbeddedKafka broker(String directory) {
    var broker = EmbeddedKafka.start(home.resolve(directory), 0);
    new KafkaTopics(broker.url(), Map.of()).create(3);
    return broker;
  }

  /** Told as arguments: what the application has for defaults goes before properties given here. */
  private ConfigurableApplicationContext application() {
    var all =
        Stream.concat(
            Stream.of(
                "spring.datasource.url=" + database,
                "spring.datasource.username=" + EmbeddedPostgres.APPLICATION,
                "spring.kafka.bootstrap-servers=" + kafka.url(),
                "spring.data.redis.url=" + redis,
                "management.server.port=0",
                "server.port=0",
                "logging.structured.format.console=",
                "sluice.psp.url=" + psp.uri()),
            properties.stream());
    return new SpringApplicationBuilder(PaymentConsumersApplication.class, Beside.class)
        .run(all.map(property -> "--" + property).toArray(String[]::new));
  }

  private Thread relayThread() {
    return Thread.ofPlatform().daemon().name("relay").unstarted(this::relay);
  }

  /** Everything stops, the broker comes back with nothing, and everything goes on. */
  void loseWhatTheBrokerHad() throws InterruptedException {
    stopApplication();
    kafka.close();
    kafka = broker("kafka-" + UUID.randomUUID());
    context = application();
    relay = relayThread();
    relay.start();
  }

  Records records() {
    return new Records(kafka.url());
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  <T> Collection<T> all(Class<T> type) {
    return context.getBeansOfType(type).values();
  }

  BreakingStreams streams() {
    return (BreakingStreams) get(Streams.class);
  }

  PaymentIntentId pay(NewPaymentIntent basket, String token) {
    var payments = get(CreatePaymentService.class);
    var wanted = new CreatePaymentService.Wanted(basket, token, "0af7651916cd43dd8448eb211c80319c");
    return get(Transactions.class)
        .run(() -> payments.createAndAuthorize(List.of(wanted)))
        .getFirst()
        .id();
  }

  /** By what is counted: how many rows, and what they add up to. */
  Map<String, List<Long>> everything() throws SQLException {
    var everything = new TreeMap<String, List<Long>>();
    try (var connection = DriverManager.getConnection(database, "sluice", "");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(EVERYTHING)) {
      while (rows.next())
        everything.put(rows.getString(1), List.of(rows.getLong(2), rows.getLong(3)));
    }
    return everything;
  }

  Books.Overview overview() {
    return get(Books.class).overview(Optional.empty());
  }

  void awaitRest() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() ->
            assertThat(overview().inFlight())
                .allSatisfy((what, n) -> assertThat(n).as(what).isZero()));
  }

  private void relay() {
    var service = get(RelayOutboxService.class);
    while (!Thread.currentThread().isInterrupted()) {
      try {
        if (service.runOnce() == 0) LockSupport.parkNanos(IDLE.toNanos());
      } catch (RuntimeException weather) {
        if (!context.isActive()) return;
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopApplication();
    psp.close();
    kafka.close();
  }

  private void stopApplication() throws InterruptedException {
    relay.interrupt();
    relay.join();
    context.close();
  }
}
