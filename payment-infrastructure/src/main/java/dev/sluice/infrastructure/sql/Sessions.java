package dev.sluice.infrastructure.sql;

import java.time.Instant;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.executor.resultset.ResultSetHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.type.TypeHandlerRegistry;
import org.mybatis.spring.transaction.SpringManagedTransactionFactory;

/** MyBatis as every adapter uses it. */
public final class Sessions {

  private Sessions() {}

  public static SqlSessionFactory factory(DataSource database) {
    var configuration =
        new Records(new Environment("sluice", new SpringManagedTransactionFactory(), database));
    // Within one transaction the same question may have a new answer: nothing is remembered.
    configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
    configuration.setCacheEnabled(false);
    handlers(configuration.getTypeHandlerRegistry());
    return new SqlSessionFactoryBuilder().build(configuration);
  }

  private static final class Records extends Configuration {

    private final RecordRows.Plans plans = new RecordRows.Plans();

    Records(Environment environment) {
      super(environment);
    }

    @Override
    public ResultSetHandler newResultSetHandler(
        Executor executor,
        MappedStatement statement,
        RowBounds bounds,
        ParameterHandler parameters,
        ResultHandler results,
        BoundSql sql) {
      var type = RecordRows.Plans.recordOf(statement);
      return type == null
          ? super.newResultSetHandler(executor, statement, bounds, parameters, results, sql)
          : new RecordRows(plans, statement, type);
    }
  }

  private static void handlers(TypeHandlerRegistry registry) {
    registry.register(long[].class, new DriverArrayHandler<long[]>());
    registry.register(int[].class, new DriverArrayHandler<int[]>());
    registry.register(String[].class, new DriverArrayHandler<String[]>());
    registry.register(byte[][].class, new DriverArrayHandler<byte[][]>());
    registry.register(Long[].class, new ArrayHandler<Long>("int8", n -> n));
    registry.register(Integer[].class, new ArrayHandler<Integer>("int4", n -> n));
    registry.register(Boolean[].class, new ArrayHandler<Boolean>("bool", b -> b));
    registry.register(
        Instant[].class,
        new ArrayHandler<Instant>("timestamptz", t -> InstantHandler.micros(t).toString()));
    registry.register(LocalDate[].class, new ArrayHandler<LocalDate>("date", LocalDate::toString));
    registry.register(Instant.class, new InstantHandler());
  }
}
