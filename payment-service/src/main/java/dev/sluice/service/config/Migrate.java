package dev.sluice.service.config;

import dev.sluice.infrastructure.migration.Migration;
import dev.sluice.infrastructure.pipeline.KafkaTopics;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/**
 * {@code migrate}: brings the schema up to date as its owner, makes the topics where brokers are
 * named, and ends. No Spring context is started.
 */
final class Migrate {

  private static final String URL = "url";
  private static final String USERNAME = "username";
  private static final String PASSWORD = "password";
  private static final String ROLE = "application-role";
  private static final String BROKERS = "bootstrap-servers";
  private static final String PARTITIONS = "partitions";

  private static final String USAGE =
      """
      usage: migrate --url=jdbc:postgresql://host:port/database --username=OWNER [--password=…]
                     [--application-role=sluice_app] [--bootstrap-servers=host:port] [--partitions=6]
      """;

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  /**
   * @param arguments the word {@code migrate} first
   * @return the exit code
   */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    quiet();
    try {
      var options = options(arguments);
      int changes =
          Migration.run(
              required(options, URL),
              required(options, USERNAME),
              options.getOrDefault(PASSWORD, ""),
              options.getOrDefault(ROLE, "sluice_app"));
      out.println(changes == 0 ? "the schema is up to date" : changes + " changesets were run");
      var brokers = options.get(BROKERS);
      if (brokers != null) {
        var made = new KafkaTopics(brokers, Map.of()).create(partitions(options));
        out.println(made.isEmpty() ? "all topics are there" : made.size() + " topics were created");
      }
      return DONE;
    } catch (IllegalArgumentException misused) {
      err.println(misused.getMessage());
      err.print(USAGE);
      return MISUSED;
    } catch (RuntimeException failed) {
      err.println(failed.getMessage());
      return FAILED;
    }
  }

  private static Map<String, String> options(String[] arguments) {
    var known = new TreeSet<>(java.util.Set.of(URL, USERNAME, PASSWORD, ROLE, BROKERS, PARTITIONS));
    var options = new HashMap<String, String>();
    for (int i = 1; i < arguments.length; i++) {
      int is = arguments[i].indexOf('=');
      var name = is > 2 && arguments[i].startsWith("--") ? arguments[i].substring(2, is) : "";
      if (!known.contains(name))
        throw new IllegalArgumentException(
            "migrate does not know " + (name.isEmpty() ? arguments[i] : "--" + name));
      options.put(name, arguments[i].substring(is + 1));
    }
    return options;
  }

  private static String required(Map<String, String> options, String name) {
    var value = options.getOrDefault(name, "");
    if (value.isBlank()) throw new IllegalArgumentException("migrate needs --" + name + "=…");
    return value;
  }

  private static int partitions(Map<String, String> options) {
    var text = options.getOrDefault(PARTITIONS, "6");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException bad) {
      throw new IllegalArgumentException("--partitions has to be a number, not " + text, bad);
    }
  }

  /** Only what goes wrong is worth a line. */
  private static void quiet() {
    var logging = LoggingSystem.get(Migrate.class.getClassLoader());
    logging.beforeInitialize();
    logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
    logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
  }

  private Migrate() {}
}
