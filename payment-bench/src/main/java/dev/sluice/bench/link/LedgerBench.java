package dev.sluice.bench.link;

import dev.sluice.bench.arrival.Telling;
import dev.sluice.bench.floor.Transplant;
import dev.sluice.bench.gauge.Broker;
import dev.sluice.bench.gauge.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * {@code bench ledger}: commands for the books, made from those the platform has sent itself, put
 * where its ledger-recording-consumer reads them. Only on a platform of its own: these movements
 * have no payments.
 */
public final class LedgerBench {
  private static final String TOPIC = "ledger_record_request_queue";
  private static final String GROUP = "ledger-recording-consumer";
  private static final String SELLER = "seller-[0-9]{2}";
  private static final int SELLERS = 60;

  /** More than an hour of ids. */
  private static final long DISTANCE = 1L << 44;

  private static final Duration STUCK = Duration.ofMinutes(5);
  private static final long LOOK_MILLIS = 20;

  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<ConsumerRecord<byte[], byte[]>> samples;
  private final Telling telling;
  private int batch;

  private LedgerBench(
      Admin admin,
      KafkaProducer<byte[], byte[]> producer,
      List<ConsumerRecord<byte[], byte[]>> samples,
      Telling telling) {
    this.admin = admin;
    this.producer = producer;
    this.samples = samples;
    this.telling = telling;
  }

  /**
   * @param entries how many, of each kind
   */
  public static Ledger run(Platform platform, int entries, Telling telling)
      throws InterruptedException {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            platform.kafka(),
            "acks",
            "all",
            "compression.type",
            "lz4",
            "enable.metrics.push",
            false);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.kafka()));
        var producer =
            new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      LedgerBench bench = new LedgerBench(admin, producer, samples(platform), telling);
      bench.perSecond("warming up the books", entries / 2, false);
      double uniform = bench.perSecond("all sellers", entries, false);
      double hot = bench.perSecond("one hot seller", entries, true);
      return new Ledger(uniform, hot);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker cannot be asked: " + e.getMessage(), e);
    }
  }

  /** Of one currency, so that one seller is one account. */
  private static List<ConsumerRecord<byte[], byte[]>> samples(Platform platform) {
    List<ConsumerRecord<byte[], byte[]>> samples = new ArrayList<>();
    try (Broker broker = new Broker(platform.kafka())) {
      broker.read(
          new Broker.Position(Map.of()),
          broker.position(),
          record -> {
            if (record.topic().equals(TOPIC) && text(record.value()).contains("\"EUR\"")) {
              samples.add(record);
            }
          });
    }
    samples.removeIf(record -> !text(record.key()).matches(SELLER));
    if (samples.isEmpty()) throw new IllegalStateException("there were no payments to learn from");
    return samples;
  }

  private double perSecond(String what, int entries, boolean hot)
      throws InterruptedException, ExecutionException {
    List<ProducerRecord<byte[], byte[]>> commands = new ArrayList<>();
    while (commands.size() < entries) {
      Transplant to = new Transplant(DISTANCE, ++batch);
      for (var sample : samples) {
        int seller = hot ? 1 : 1 + commands.size() % SELLERS;
        if (commands.size() < entries) commands.add(command(sample, to, seller));
      }
    }
    long begun = System.nanoTime();
    Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
    for (var command : commands) {
      producer.send(
          command,
          (sent, failed) -> {
            if (failed == null) {
              TopicPartition place = new TopicPartition(sent.topic(), sent.partition());
              ends.merge(place, sent.offset() + 1, Math::max);
            }
          });
    }
    producer.flush();
    for (long left = left(ends); left > 0; left = left(ends)) {
      telling.mention("%s: %d of %d entries to go", what, left, entries);
      if (System.nanoTime() - begun > STUCK.toNanos()) {
        throw new IllegalStateException("the books are not written: see ./sluice status");
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return entries / ((System.nanoTime() - begun) / 1e9);
  }

  private static ProducerRecord<byte[], byte[]> command(
      ConsumerRecord<byte[], byte[]> sample, Transplant to, int seller) {
    String name = "seller-%02d".formatted(seller);
    byte[] value =
        text(to.bytes(sample.value()))
            .replaceAll(SELLER, name)
            .getBytes(StandardCharsets.ISO_8859_1);
    var command =
        new ProducerRecord<byte[], byte[]>(
            TOPIC, name.getBytes(StandardCharsets.ISO_8859_1), value);
    sample.headers().forEach(h -> command.headers().add(h.key(), to.bytes(h.value())));
    return command;
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /**
   * @param ends behind the last command of each partition; what stands behind that is none
   */
  private long left(Map<TopicPartition, Long> ends)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetAndMetadata> done =
        admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
    long left = 0;
    for (var end : ends.entrySet()) {
      OffsetAndMetadata reached = done.get(end.getKey());
      left += Math.max(0, end.getValue() - (reached == null ? 0 : reached.offset()));
    }
    return left;
  }
}
