package dev.sluice.infrastructure;

import com.zaxxer.hikari.HikariDataSource;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.infrastructure.migration.Migration;
import dev.sluice.infrastructure.sql.Pools;
import dev.sluice.infrastructure.sql.Sessions;
import dev.sluice.servers.postgres.EmbeddedPostgres;
import dev.sluice.servers.testing.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.mybatis.spring.SqlSessionTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A migrated database of its own in the real PostgreSQL of this test run, as the applications see
 * it.
 */
public final class Database implements AutoCloseable, Transactions {

  private static final int POOL = 8;

  private final String url;
  private final HikariDataSource pool;
  private final SqlSessionTemplate session;
  private final PlatformTransactionManager transactionManager;
  private final TransactionTemplate template;

  private Database(String url) {
    this.url = url;
    this.pool = Pools.open(url, EmbeddedPostgres.APPLICATION, "", POOL);
    this.session = new SqlSessionTemplate(Sessions.factory(pool));
    this.transactionManager = new JdbcTransactionManager(pool);
    this.template = new TransactionTemplate(transactionManager);
  }

  public static Database fresh() {
    return new Database(TestServers.copyOf(Migrated.URL));
  }

  private static final class Migrated {
    static final String URL = TestServers.freshDatabase();

    static {
      Migration.run(URL, EmbeddedPostgres.OWNER, "", EmbeddedPostgres.APPLICATION);
    }
  }

  public String url() {
    return url;
  }

  public DataSource pool() {
    return pool;
  }

  public PlatformTransactionManager transactionManager() {
    return transactionManager;
  }

  /** The statements of an adapter. */
  public <T> T sql(Class<T> statements) {
    var configuration = session.getConfiguration();
    if (!configuration.hasMapper(statements)) configuration.addMapper(statements);
    return session.getMapper(statements);
  }

  @Override
  public <T> T run(Supplier<T> work) {
    return Objects.requireNonNull(template.<T>execute(_ -> work.get()));
  }

  /** A connection of the role that may do everything. */
  public Connection owner() throws SQLException {
    return DriverManager.getConnection(url + "?user=" + EmbeddedPostgres.OWNER);
  }

  /** As the owner: how an auditor's worst case is made. */
  public int asOwner(String sql) {
    try (var connection = owner();
        var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql + ": " + e.getMessage(), e);
    }
  }

  /** The first column of every row, as text, read by the owner. */
  public List<String> read(String sql) {
    try (var connection = owner();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) found.add(String.valueOf(rows.getObject(1)));
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(sql + ": " + e.getMessage(), e);
    }
  }

  public long count(String from) {
    return Long.parseLong(read("SELECT count(*) FROM " + from).getFirst());
  }

  @Override
  public void close() {
    pool.close();
  }
}
