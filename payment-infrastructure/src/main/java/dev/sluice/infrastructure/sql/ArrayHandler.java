package dev.sluice.infrastructure.sql;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/**
 * Sends a Java array as a PostgreSQL array; arrays are never read back.
 *
 * @param <T> the element
 */
final class ArrayHandler<T> extends BaseTypeHandler<T[]> {

  private final String type;
  private final Function<T, @Nullable Object> element;

  /**
   * @param type the element's type in PostgreSQL
   * @param element what the driver understands
   */
  ArrayHandler(String type, Function<T, @Nullable Object> element) {
    this.type = type;
    this.element = element;
  }

  @Override
  public void setNonNullParameter(PreparedStatement ps, int i, T[] array, JdbcType jdbcType)
      throws SQLException {
    var elements = new Object[array.length];
    for (int k = 0; k < array.length; k++)
      elements[k] = array[k] == null ? null : element.apply(array[k]);
    ps.setArray(i, ps.getConnection().createArrayOf(type, elements));
  }

  @Override
  public T[] getNullableResult(ResultSet rs, String columnName) {
    throw notRead();
  }

  @Override
  public T[] getNullableResult(ResultSet rs, int columnIndex) {
    throw notRead();
  }

  @Override
  public T[] getNullableResult(CallableStatement cs, int columnIndex) {
    throw notRead();
  }

  static UnsupportedOperationException notRead() {
    return new UnsupportedOperationException("arrays are sent, not read");
  }
}
