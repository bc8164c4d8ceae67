package dev.sluice.infrastructure.pipeline;

import static dev.sluice.application.pipeline.Failures.Kind.POISON;
import static dev.sluice.application.pipeline.Failures.Kind.SLOW;
import static dev.sluice.application.pipeline.Failures.Kind.WEATHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sluice.application.id.Ids;
import dev.sluice.application.pipeline.Failures;
import dev.sluice.application.pipeline.Failures.Kind;
import dev.sluice.application.pipeline.Stream.Lost;
import dev.sluice.simulation.contract.FailuresContract;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.IllegalGenerationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class StackFailuresTest extends FailuresContract {
  private final StackFailures failures = new StackFailures();

  @ParameterizedTest(name = "{0} ({2}) is {1}")
  @CsvSource({
    "08000, WEATHER, connection exception",
    "08001, WEATHER, cannot connect",
    "08006, WEATHER, connection failure",
    "25P03, WEATHER, idle in transaction for too long",
    "25006, WEATHER, a standby",
    "28P01, WEATHER, password refused",
    "40001, WEATHER, serialization failure",
    "40P01, WEATHER, deadlock",
    "42P01, WEATHER, no such table",
    "53100, WEATHER, disk full",
    "53300, WEATHER, too many connections",
    "55P03, WEATHER, lock not available",
    "57P01, WEATHER, admin shutdown",
    "57P02, WEATHER, crash shutdown",
    "57P03, WEATHER, cannot connect now",
    "58030, WEATHER, I/O error",
    "XX000, WEATHER, internal error",
    "57014, SLOW, statement timeout",
    "21000, POISON, cardinality",
    "22001, POISON, too long",
    "22003, POISON, out of range",
    "23502, POISON, not null",
    "23503, POISON, foreign key",
    "23505, POISON, unique",
    "23514, POISON, check",
    "54000, POISON, program limit",
    "P0001, POISON, raised by a trigger"
  })
  void what_the_database_says_counts(String state, Kind kind, String words) {
    var said = new SQLException(words, state);
    assertThat(failures.kindOf(said)).isEqualTo(kind);
    assertThat(failures.kindOf(new PersistenceException(said))).isEqualTo(kind);
    assertThat(failures.kindOf(new UncategorizedDataAccessException("insert", said) {}))
        .isEqualTo(kind);
    assertThat(failures.kindOf(new TransactionSystemException("commit", said))).isEqualTo(kind);
    assertThat(failures.kindOf(new DataIntegrityViolationException("wrapped wrongly", said)))
        .isEqualTo(kind);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("others")
  void failures_without_a_word_of_the_database(Throwable failure, Kind kind) {
    assertThat(failures.kindOf(failure)).isEqualTo(kind);
    assertThat(failures.kindOf(new RuntimeException("wrapped", failure))).isEqualTo(kind);
  }

  static Stream<Arguments> others() {
    var noConnection =
        new SQLTransientConnectionException(
            "HikariPool-1 - Connection is not available, request timed out after 3000ms");
    return Stream.of(
        arguments(noConnection, WEATHER),
        arguments(new DataAccessResourceFailureException("no", noConnection), WEATHER),
        arguments(new CannotCreateTransactionException("no", noConnection), WEATHER),
        arguments(new CannotCreateTransactionException("no"), WEATHER),
        arguments(new SQLException("HikariDataSource (HikariPool-1) has been closed."), WEATHER),
        arguments(new DataAccessResourceFailureException("gone"), WEATHER),
        arguments(new CannotAcquireLockException("waits"), WEATHER),
        arguments(new QueryTimeoutException("slow"), SLOW),
        arguments(new UncheckedIOException(new EOFException()), WEATHER),
        arguments(new SocketTimeoutException("Read timed out"), WEATHER),
        arguments(new TimeoutException("no metadata"), WEATHER),
        arguments(new NotLeaderOrFollowerException("moved"), WEATHER),
        arguments(new ProducerFencedException("fenced"), WEATHER),
        arguments(new InvalidProducerEpochException("fenced"), WEATHER),
        arguments(new FencedInstanceIdException("fenced"), WEATHER),
        arguments(new CommitFailedException("out"), WEATHER),
        arguments(new RebalanceInProgressException("wait"), WEATHER),
        arguments(new UnknownMemberIdException("who"), WEATHER),
        arguments(new IllegalGenerationException("old"), WEATHER),
        arguments(new KafkaException("in an error state"), WEATHER),
        arguments(new Lost(new ProducerFencedException("fenced")), WEATHER),
        arguments(new RecordTooLargeException("too large"), POISON),
        arguments(new SerializationException("what"), POISON),
        arguments(new EventCodec.Unreadable("what"), POISON),
        arguments(new DuplicateKeyException("no cause"), POISON),
        arguments(new IllegalStateException("nothing known under po_1"), POISON),
        arguments(new ArithmeticException("overflow"), POISON),
        arguments(new NullPointerException(), POISON));
  }

  @Test
  void what_hangs_beside_a_batch_failure_is_heard() {
    var batch = new BatchUpdateException("batch", null, new int[0]);
    batch.setNextException(new SQLException("deadlock", "40P01"));
    assertThat(failures.kindOf(new RuntimeException(batch))).isEqualTo(WEATHER);
  }

  @Test
  void a_failure_that_causes_itself_ends() {
    var first = new RuntimeException("first");
    var second = new RuntimeException("second", first);
    first.initCause(second);
    assertThat(failures.kindOf(first)).isEqualTo(POISON);
  }

  @Override
  protected Failures failures() {
    return failures;
  }

  @Override
  protected RuntimeException weather() {
    return new DataAccessResourceFailureException("connection refused");
  }

  @Override
  protected RuntimeException slow() {
    return new QueryTimeoutException("canceling statement due to statement timeout");
  }

  @Test
  void who_gets_no_number_for_now_waits_for_one() {
    var refused =
        new IllegalStateException("in a transaction", new Ids.Refused("the lease ran out"));
    assertThat(new StackFailures().kindOf(refused)).isEqualTo(Kind.WEATHER);
  }
}
