package dev.sluice.servers.testing;

import dev.sluice.servers.cache.Cache;
import dev.sluice.servers.kafka.EmbeddedKafka;
import dev.sluice.servers.postgres.EmbeddedPostgres;
import dev.sluice.servers.process.Server;
import dev.sluice.servers.redis.EmbeddedRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL, one Kafka and one Redis per test JVM, on free ports. Each is started when first
 * asked for; all stop and their data is removed when the JVM ends. Tests share them: take a
 * database ({@link #freshDatabase()}) and topic names of your own, and leave killing to servers
 * that you started yourself.
 */
public final class TestServers {
  private static final Path HOME = temporaryHome();
  private static final List<Server> STARTED = new CopyOnWriteArrayList<>();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  public static EmbeddedPostgres postgres() {
    return Postgres.SHARED;
  }

  public static EmbeddedKafka kafka() {
    return Kafka.SHARED;
  }

  public static EmbeddedRedis redis() {
    return Redis.SHARED;
  }

  /** The JDBC URL of an empty database that no other test has, without a user. */
  public static String freshDatabase() {
    return postgres().createDatabase("test_" + DATABASES.incrementAndGet());
  }

  /**
   * The JDBC URL of a copy that no other test has: a schema is made once, and there in moments.
   *
   * @param url of a fresh database of this run, to which nobody is connected
   */
  public static String copyOf(String url) {
    var template = url.substring(url.lastIndexOf('/') + 1);
    return postgres().createDatabase("test_" + DATABASES.incrementAndGet(), template);
  }

  private static <S extends Server> S started(S server) {
    STARTED.add(server);
    return server;
  }

  private static Path temporaryHome() {
    try {
      Path home = Files.createTempDirectory("sluice-test-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(home), "stop-test-servers"));
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path home) {
    // Nobody will read this data again, so there is no need to ask politely.
    STARTED.forEach(Server::kill);
    try {
      Cache.delete(home);
    } catch (IOException e) {
      System.err.println("Left behind: " + home + " (" + e.getMessage() + ")");
    }
  }

  /**
   * Each in a class of its own: class initialization is the lock, and one does not wait for
   * another.
   */
  private static final class Postgres {
    static final EmbeddedPostgres SHARED =
        started(EmbeddedPostgres.start(HOME.resolve("postgres"), 0));
  }

  private static final class Kafka {
    static final EmbeddedKafka SHARED = started(EmbeddedKafka.start(HOME.resolve("kafka"), 0));
  }

  private static final class Redis {
    static final EmbeddedRedis SHARED = started(EmbeddedRedis.start(HOME.resolve("redis"), 0));
  }

  private TestServers() {}
}
