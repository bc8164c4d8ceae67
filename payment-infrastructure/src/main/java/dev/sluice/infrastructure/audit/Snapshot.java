package dev.sluice.infrastructure.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One state of the whole database, read for as long as it takes: the settings of short transactions
 * are set aside until it ends.
 */
@Component
final class Snapshot {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final DataSource database;
  private final TransactionTemplate reading;
  private final TransactionTemplate scratching;

  Snapshot(DataSource database, PlatformTransactionManager transactions) {
    this.database = database;
    this.reading = oneState(transactions);
    this.reading.setReadOnly(true);
    this.scratching = oneState(transactions);
  }

  private static TransactionTemplate oneState(PlatformTransactionManager transactions) {
    var template = new TransactionTemplate(transactions);
    template.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    return template;
  }

  <T> T read(Supplier<T> work) {
    return Objects.requireNonNull(reading.<T>execute(_ -> patiently(work)));
  }

  /** With temporary tables, which PostgreSQL allows in no read-only transaction. */
  <T> T scratch(Supplier<T> work) {
    return Objects.requireNonNull(scratching.<T>execute(_ -> patiently(work)));
  }

  private <T> T patiently(Supplier<T> work) {
    var connection = DataSourceUtils.getConnection(database);
    try {
      int usual = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, (int) LONGEST.toMillis());
      try {
        scanWhatIsLarge(connection);
        return work.get();
      } finally {
        connection.setNetworkTimeout(Runnable::run, usual);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The books cannot be read: " + e.getMessage(), e);
    } finally {
      DataSourceUtils.releaseConnection(connection, database);
    }
  }

  private static void scanWhatIsLarge(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          SET LOCAL enable_seqscan = on;
          SET LOCAL enable_hashjoin = on;
          SET LOCAL enable_mergejoin = on;
          SET LOCAL enable_material = on;
          SET LOCAL work_mem = '64MB';
          SET LOCAL statement_timeout = %d
          """
              .formatted(LONGEST.toMillis()));
    }
  }
}
