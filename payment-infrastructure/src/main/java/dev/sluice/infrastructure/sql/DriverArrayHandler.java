package dev.sluice.infrastructure.sql;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;

/**
 * Sends arrays the driver knows by itself, in binary: {@code long[], int[], String[], byte[][]}.
 *
 * @param <A> the array
 */
final class DriverArrayHandler<A> extends BaseTypeHandler<A> {

  @Override
  public void setNonNullParameter(PreparedStatement ps, int i, A array, JdbcType jdbcType)
      throws SQLException {
    ps.setObject(i, array);
  }

  @Override
  public A getNullableResult(ResultSet rs, String columnName) {
    throw ArrayHandler.notRead();
  }

  @Override
  public A getNullableResult(ResultSet rs, int columnIndex) {
    throw ArrayHandler.notRead();
  }

  @Override
  public A getNullableResult(CallableStatement cs, int columnIndex) {
    throw ArrayHandler.notRead();
  }
}
