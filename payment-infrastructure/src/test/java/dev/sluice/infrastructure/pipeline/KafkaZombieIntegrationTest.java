package dev.sluice.infrastructure.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.ledger.LedgerEvent.LedgerEntriesRecorded;
import dev.sluice.domain.ledger.LedgerEvent.LedgerRecordingCommand;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.ledger.PostingRules;
import dev.sluice.infrastructure.pipeline.KafkaLab.Reader;
import dev.sluice.servers.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Whoever comes back after its place was taken. */
@Tag("integration")
@ResourceLock("broker")
class KafkaZombieIntegrationTest {
  private final KafkaLab lab = new KafkaLab(TestServers.kafka().url());

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void a_zombie_that_wakes_after_its_partition_was_taken_is_turned_away() {
    var step = new Reader<LedgerRecordingCommand>("woken", Topic.LEDGER_RECORD_REQUEST_QUEUE);
    lab.put(new LedgerRecordingCommand(held(1)));
    var hasty =
        new KafkaProperties(
            200,
            Duration.ofSeconds(7),
            Duration.ofSeconds(6),
            Duration.ofSeconds(10),
            Duration.ofSeconds(8),
            "none",
            Map.of());
    try (var zombie = lab.streams("app-0", hasty).open(step, 0)) {
      var batch = KafkaLab.read(zombie, 1);
      // the zombie sleeps: it polls no more, and the group gives its partitions away
      var heir = lab.stream(step, "app-1");
      var again = KafkaLab.read(heir, 1);
      assertThat(KafkaLab.ids(again)).isEqualTo(KafkaLab.ids(batch));
      assertThatExceptionOfType(CommitFailedException.class)
          .isThrownBy(() -> zombie.send(recorded(1), List.of(), KafkaLab.ends(batch)));
      assertThatExceptionOfType(CommitFailedException.class)
          .isThrownBy(() -> zombie.send(List.of(), List.of(), KafkaLab.ends(batch)));
      heir.send(recorded(2), List.of(), KafkaLab.ends(again));
      assertThat(lab.visible(Topic.LEDGER_ENTRIES_RECORDED.topicName())).hasSize(1);
    }
  }

  private List<EventEnvelope<?>> recorded(long n) {
    return List.of(
        KafkaLab.envelope(LedgerEntriesRecorded.of(held(n), PostingRules.entryFor(held(n)))));
  }

  private static MoneyMovement held(long n) {
    return new MoneyMovement.Authorized(new PaymentId(n), EventSamples.TOTAL);
  }
}
