package dev.sluice.bench.floor;

import java.util.List;

/**
 * A statement as it went over the wire.
 *
 * @param connection which one
 * @param sql with {@code $1} and so on
 */
record Call(int connection, String sql, List<Param> params) {
  boolean isBegin() {
    return sql.equalsIgnoreCase("BEGIN");
  }

  boolean isCommit() {
    return sql.equalsIgnoreCase("COMMIT");
  }

  boolean isRollback() {
    return sql.equalsIgnoreCase("ROLLBACK");
  }
}
