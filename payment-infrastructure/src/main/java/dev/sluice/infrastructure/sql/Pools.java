package dev.sluice.infrastructure.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Connections of the application role, with the settings that decide recovery. */
public final class Pools {

  /** The server gives up first, the driver when the server is silent: both are weather. */
  private static final String SESSION =
      String.join(
          " ",
          "-c default_transaction_isolation=read\\ committed",
          "-c idle_in_transaction_session_timeout=5s",
          "-c lock_timeout=3s",
          "-c statement_timeout=15s",
          "-c client_connection_check_interval=2s",
          // Every statement goes for a handful of keys, and a plan made while a table was small
          // stays for the life of a connection: what reads whole tables is out from the start.
          // Not hashing: a batch of arrays joined with its rows without it looks at every pair.
          "-c enable_seqscan=off",
          "-c enable_mergejoin=off",
          "-c enable_material=off",
          "-c jit=off");

  private static final Duration CONNECT = Duration.ofSeconds(3);

  private Pools() {}

  /**
   * @param url JDBC, without a user
   * @param size most connections
   */
  public static HikariDataSource open(String url, String user, String password, int size) {
    var config = new HikariConfig();
    config.setPoolName("sluice");
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(Math.min(2, size));
    config.setConnectionTimeout(CONNECT.toMillis());
    config.setValidationTimeout(CONNECT.toMillis() / 2);
    // A database that is away at the start is weather too.
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("options", SESSION);
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "20");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("ApplicationName", "sluice");
    return new HikariDataSource(config);
  }
}
