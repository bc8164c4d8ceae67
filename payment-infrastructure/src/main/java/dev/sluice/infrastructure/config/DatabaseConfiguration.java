package dev.sluice.infrastructure.config;

import com.zaxxer.hikari.HikariDataSource;
import dev.sluice.infrastructure.migration.SchemaVersion;
import dev.sluice.infrastructure.sql.Pools;
import dev.sluice.infrastructure.sql.Sessions;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.session.SqlSessionFactory;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** PostgreSQL as the application role sees it. */
@Configuration(proxyBeanMethods = false)
@MapperScan(basePackages = "dev.sluice.infrastructure", annotationClass = Mapper.class)
class DatabaseConfiguration {

  private static final int MOST_CONNECTIONS = 500;

  /**
   * @param size {@code sluice.database.pool-size}: most connections of this process; every thread
   *     that works on a transaction needs one
   */
  @Bean
  HikariDataSource dataSource(
      @Value("${spring.datasource.url:}") String url,
      @Value("${spring.datasource.username:sluice_app}") String user,
      @Value("${spring.datasource.password:}") String password,
      @Value("${sluice.database.pool-size:16}") int size) {
    if (!url.startsWith("jdbc:postgresql:"))
      throw new IllegalArgumentException(
          "spring.datasource.url has to be jdbc:postgresql://host:port/database, not '%s'"
              .formatted(url));
    if (size < 2 || size > MOST_CONNECTIONS)
      throw new IllegalArgumentException(
          "sluice.database.pool-size has to be 2 to %d, not %d".formatted(MOST_CONNECTIONS, size));
    return Pools.open(url, user, password, size);
  }

  /** Nobody gets a statement through before the schema was seen to fit. */
  @Bean
  SqlSessionFactory sqlSessionFactory(HikariDataSource database) {
    new SchemaVersion(database).check();
    return Sessions.factory(database);
  }
}
