package dev.sluice.infrastructure.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.deadletter.FoundLetter;
import dev.sluice.application.outbox.OutboxRow;
import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.RawRecord;
import dev.sluice.application.pipeline.Replay;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.payment.PaymentEvent.PaymentAuthorized;
import dev.sluice.infrastructure.pipeline.KafkaLab.Reader;
import dev.sluice.servers.testing.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The way of a record nobody could handle: into its queue, out of it, and back to its topic. */
@Tag("integration")
@ResourceLock("broker")
class LettersIntegrationTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Topic TOPIC = Topic.PAYMENT_AUTHORIZED;
  private static final byte[] BYTES = {0, (byte) 0xff, '{'};
  private static final byte[] KEY = {7, 0, 7};

  private final KafkaLab lab = new KafkaLab(TestServers.kafka().url());
  private final KafkaLetterBox box = new KafkaLetterBox(lab.clients(), "app-0");

  @AfterEach
  void close() {
    box.close();
    lab.close();
  }

  @Test
  void a_letter_comes_out_as_it_went_in_and_again_until_it_is_committed() {
    var letter =
        new DeadLetter(
            new RawRecord(TOPIC, 1, 17, KEY, BYTES, Map.of("x-own", "kept".getBytes(UTF_8))),
            "pay_1:PaymentAuthorized:1",
            3,
            "why not",
            "java.lang.IllegalStateException",
            false);
    bury(letter);

    for (int i = 0; i < 2; i++) {
      var found = take(1).getFirst();
      assertThat(found.group()).isEqualTo("reader");
      assertThat(found.letter()).usingRecursiveComparison().isEqualTo(letter);
      box.reset();
    }
    take(1);
    box.commit();
    box.reset();
    bury(
        new DeadLetter(
            new RawRecord(TOPIC, 0, 2, null, null, Map.of()), "raw:x:0:2", 0, "r", null, true));
    assertThat(take(1)).extracting(found -> found.letter().eventId()).containsExactly("raw:x:0:2");
  }

  @Test
  void what_somebody_else_put_there_is_found_too() {
    lab.put(new ProducerRecord<>(TOPIC.deadLetterName(), KEY, BYTES), Map.of());

    var found = take(1).getFirst();
    assertThat(found.group()).isEqualTo(FoundLetter.UNKNOWN);
    assertThat(found.letter().eventId()).isEqualTo("raw:payment_authorized.DLQ:0:0");
    assertThat(found.letter().raw().value()).isEqualTo(BYTES);
    assertThat(found.letter().reason()).contains("dead_partition is missing");
  }

  @Test
  void a_replay_has_its_bytes_and_says_whose_it_is_and_stays_itself_when_it_dies_again() {
    var raw = new RawRecord(TOPIC, 1, 17, KEY, BYTES, Map.of("x-own", "kept".getBytes(UTF_8)));
    var name = "raw:payment_authorized:1:17";
    var row = row(PackedRecord.pack(new Replay(name, 2, "reader").of(raw)));
    var broker = new KafkaBroker(lab.clients().idempotentProducer("replays"));
    try (broker) {
      broker.publish(List.of(row));
    }

    var sent = lab.visible(TOPIC.topicName()).getFirst();
    assertThat(sent.key()).isEqualTo(KEY);
    assertThat(sent.value()).isEqualTo(BYTES);
    assertThat(KafkaLab.header(sent, "x-own")).isEqualTo("kept");
    assertThat(KafkaLab.header(sent, "replay")).isEqualTo("2");
    assertThat(KafkaLab.header(sent, "replay_for")).isEqualTo("reader");

    var stream = lab.stream(new Reader<PaymentAuthorized>("reader", TOPIC), "app-0");
    var again = KafkaLab.read(stream, 1).unreadable().getFirst();
    assertThat(again.eventId()).isEqualTo(name);
    assertThat(again.replay()).isEqualTo(2);
  }

  private static OutboxRow row(byte[] payload) {
    return new OutboxRow(
        1,
        LocalDate.EPOCH,
        0,
        OutboxRow.Kind.REPLAY,
        new EventId("dl_1:DeadLetterReplay:2"),
        "DeadLetterReplay",
        "dl_1",
        EventSamples.TRACE,
        Instant.EPOCH,
        TOPIC.topicName(),
        "dl_1",
        payload);
  }

  private void bury(DeadLetter letter) {
    try (var stream = lab.stream(new Reader<PaymentAuthorized>("reader", TOPIC), "app-0")) {
      stream.send(List.of(), List.of(letter), Map.of());
    }
  }

  private List<FoundLetter> take(int letters) {
    var found = new ArrayList<FoundLetter>();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          found.addAll(box.take(SHORT));
          return found.size() >= letters;
        });
    return found;
  }
}
