package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.outbox.Broker;
import dev.sluice.application.outbox.OutboxRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Publishes outbox rows: all of them on their way at once, done when the last is acknowledged. No
 * transaction is needed, a row sent twice is the same event twice.
 */
final class KafkaBroker implements Broker, AutoCloseable {

  private static final Duration CLOSING = Duration.ofSeconds(3);

  private final Producer<byte[], byte[]> producer;

  KafkaBroker(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  @Override
  public void publish(List<OutboxRow> rows) {
    NoTransaction.during("publishing");
    var acknowledgements = new ArrayList<Future<?>>(rows.size());
    for (var row : rows) {
      var sent = producer.send(KafkaRecords.row(row));
      acknowledgements.add(sent);
      // what fails at once has waited for a broker that is away: the next would wait as long
      if (sent.isDone()) await(sent);
    }
    producer.flush();
    acknowledgements.forEach(KafkaBroker::await);
  }

  private static void await(Future<?> sent) {
    try {
      sent.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptException("interrupted while publishing");
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof KafkaException weather
          ? weather
          : new KafkaException(failed.getCause());
    }
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }
}
