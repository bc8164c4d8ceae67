package dev.sluice.infrastructure.outbox;

import com.zaxxer.hikari.HikariDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bell has a connection of its own, beside the pool. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

  private static final int SECONDS_TO_CONNECT = 5;

  @Bean
  PostgresWakeUp wakeUp(HikariDataSource pool) {
    var database = new PGSimpleDataSource();
    database.setUrl(pool.getJdbcUrl());
    database.setUser(pool.getUsername());
    database.setPassword(pool.getPassword());
    database.setApplicationName("sluice-wake-up");
    database.setConnectTimeout(SECONDS_TO_CONNECT);
    database.setTcpKeepAlive(true);
    return new PostgresWakeUp(database);
  }
}
