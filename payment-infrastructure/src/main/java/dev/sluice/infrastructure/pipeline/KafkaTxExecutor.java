package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.pipeline.Stream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * Records and offsets in one Kafka transaction: all of it is visible, or nothing. A transaction
 * that can be aborted is, and may be tried again; after anything else the producer is of no use any
 * more.
 */
final class KafkaTxExecutor {

  private final Producer<byte[], byte[]> producer;
  private final Runnable beforeCommit;

  /** Aborts what an earlier producer of the same transactional id left open, and fences it. */
  KafkaTxExecutor(Producer<byte[], byte[]> producer, Runnable beforeCommit) {
    this.producer = producer;
    this.beforeCommit = beforeCommit;
    producer.initTransactions();
  }

  /**
   * @param offsets none when only records leave for now
   * @throws Stream.Lost when the producer was fenced, thrown out, or nobody knows how a commit
   *     ended
   * @throws KafkaException after an abort: nothing of it was ever visible
   */
  void run(
      List<ProducerRecord<byte[], byte[]>> records,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      Supplier<ConsumerGroupMetadata> group) {
    NoTransaction.during("a Kafka transaction");
    boolean committing = false;
    try {
      producer.beginTransaction();
      // a record that fails later fails the commit, which waits for all of them
      for (var record : records) producer.send(record);
      if (!offsets.isEmpty()) producer.sendOffsetsToTransaction(offsets, group.get());
      beforeCommit.run();
      committing = true;
      producer.commitTransaction();
    } catch (KafkaException | IllegalStateException failure) {
      if (isFinal(failure) || (committing && mayBeCommitted(failure)))
        throw new Stream.Lost(failure);
      abort(failure);
      throw failure;
    }
  }

  private void abort(RuntimeException failure) {
    try {
      producer.abortTransaction();
    } catch (KafkaException | IllegalStateException lost) {
      lost.addSuppressed(failure);
      throw new Stream.Lost(lost);
    }
  }

  /** A commit that ran out of time may still be going on: only the broker knows. */
  private static boolean mayBeCommitted(RuntimeException failure) {
    return failure instanceof org.apache.kafka.common.errors.TimeoutException
        || failure instanceof org.apache.kafka.common.errors.InterruptException;
  }

  /**
   * Fenced, or out of step with the broker. A group that has moved on meanwhile is neither: the
   * next poll joins it again. Who left it instead would make it move once more, and two who do so
   * in turn keep each other from ever committing.
   */
  static boolean isFinal(Throwable failure) {
    for (var one = failure; one != null; one = one.getCause()) {
      if (one instanceof CommitFailedException) return false;
      if (one instanceof ApplicationRecoverableException
          || one instanceof OutOfOrderSequenceException
          || one instanceof AuthorizationException
          || one instanceof UnsupportedVersionException
          || one instanceof IllegalStateException) return true;
    }
    return false;
  }
}
