package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.id.Ids;
import dev.sluice.application.pipeline.Failures;
import dev.sluice.application.pipeline.Stream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Weather or poison, for PostgreSQL, its pool, Spring and Kafka. What the database says counts
 * before what was wrapped around it.
 *
 * <p>Only what speaks of the record itself is poison: its values, its uniqueness, a decision that
 * throws. Anything else would fail with any record; taking it for poison would drain a topic into
 * the dead letter queue while a table is missing.
 */
final class StackFailures implements Failures {

  /** A statement was cancelled because it ran out of time. */
  private static final String OUT_OF_TIME = "57014";

  /**
   * SQLSTATE classes that speak of the data: cardinality, values, constraints (with check option),
   * limits of one statement, and what a trigger raises.
   */
  private static final Set<String> POISON = Set.of("21", "22", "23", "44", "54", "P0");

  @Override
  public Kind kindOf(Throwable failure) {
    var chain = chain(failure);
    var state = sqlState(chain);
    if (state != null) return kindOf(state);
    for (var one : chain) {
      var kind = kindByType(one);
      if (kind != null) return kind;
    }
    return Kind.POISON;
  }

  private static Kind kindOf(String sqlState) {
    if (sqlState.equals(OUT_OF_TIME)) return Kind.SLOW;
    return POISON.contains(sqlState.substring(0, 2)) ? Kind.POISON : Kind.WEATHER;
  }

  private static @Nullable Kind kindByType(Throwable failure) {
    return switch (failure) {
      // a pool that is closing or has nothing to give, a socket that is gone: no SQLSTATE
      case SQLException _, IOException _ -> Kind.WEATHER;
      case RecordTooLargeException _, RecordBatchTooLargeException _, SerializationException _ ->
          Kind.POISON;
      case KafkaException _, Stream.Lost _, InterruptedException _, Ids.Refused _ -> Kind.WEATHER;
      case QueryTimeoutException _ -> Kind.SLOW;
      case TransientDataAccessException _,
          RecoverableDataAccessException _,
          DataAccessResourceFailureException _,
          CannotCreateTransactionException _,
          TransactionTimedOutException _ ->
          Kind.WEATHER;
      default -> null;
    };
  }

  private static @Nullable String sqlState(List<Throwable> chain) {
    for (var one : chain)
      if (one instanceof SQLException sql) {
        var state = sql.getSQLState();
        if (state != null && state.length() == 5) return state;
      }
    return null;
  }

  /** The failure, its causes, and what JDBC hangs beside them; each once. */
  private static List<Throwable> chain(Throwable failure) {
    var chain = new ArrayList<Throwable>();
    collect(failure, chain);
    return chain;
  }

  private static void collect(@Nullable Throwable failure, List<Throwable> chain) {
    for (var one = failure; one != null && !chain.contains(one); one = one.getCause()) {
      chain.add(one);
      if (one instanceof SQLException sql) collect(sql.getNextException(), chain);
    }
  }
}
