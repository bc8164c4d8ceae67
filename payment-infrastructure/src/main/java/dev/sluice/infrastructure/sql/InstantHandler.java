package dev.sluice.infrastructure.sql;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/** Times as PostgreSQL keeps them: microseconds, cut off rather than rounded. */
final class InstantHandler extends BaseTypeHandler<Instant> {

  static Instant micros(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public void setNonNullParameter(PreparedStatement ps, int i, Instant instant, JdbcType jdbcType)
      throws SQLException {
    ps.setObject(i, micros(instant).atOffset(ZoneOffset.UTC));
  }

  @Override
  public @Nullable Instant getNullableResult(ResultSet rs, String columnName) throws SQLException {
    return instant(rs.getObject(columnName, OffsetDateTime.class));
  }

  @Override
  public @Nullable Instant getNullableResult(ResultSet rs, int columnIndex) throws SQLException {
    return instant(rs.getObject(columnIndex, OffsetDateTime.class));
  }

  @Override
  public @Nullable Instant getNullableResult(CallableStatement cs, int columnIndex)
      throws SQLException {
    return instant(cs.getObject(columnIndex, OffsetDateTime.class));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
