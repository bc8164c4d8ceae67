package dev.sluice.infrastructure.pipeline;

import static dev.sluice.infrastructure.Samples.CAUSE;
import static dev.sluice.infrastructure.Samples.NOW;
import static dev.sluice.infrastructure.Samples.TRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.pipeline.Inbox;
import dev.sluice.application.pipeline.Inbox.Key;
import dev.sluice.application.pipeline.Inbox.Seen;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Elsewhere;
import dev.sluice.infrastructure.Samples;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class InboxIntegrationTest {

  private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

  private Database database;
  private Inbox inbox;

  @BeforeAll
  void open() {
    database = Database.fresh();
    inbox = PipelineRoom.inbox(database, () -> NOW);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void news_and_refusals_are_kept_for_the_redelivery() {
    var told = new Seen(key("told"), news(), null);
    var silent = new Seen(key("silent"), List.of(), null);
    var refused = new Seen(key("refused#1"), List.of(), "pi_1 is DECLINED, but: Cancel[]");

    record("a-step", told, silent, refused);

    assertThat(known("a-step", key("told"), key("silent"), key("refused#1"), key("never")))
        .isEqualTo(Map.of(told.key(), told, silent.key(), silent, refused.key(), refused));
    assertThat(known("another-step", key("told"))).isEmpty();
  }

  @Test
  void keys_of_several_days_are_found_together() {
    var late = new Seen(new Key("late", TODAY.minusDays(1)), List.of(), null);
    var old = new Seen(new Key("old", TODAY.minusDays(20)), List.of(), null);
    var fresh = new Seen(key("fresh"), List.of(), null);

    record("days", old, late, fresh);

    assertThat(known("days", late.key(), old.key(), fresh.key())).hasSize(3);
    assertThat(known("days", new Key("fresh", TODAY.minusDays(1)))).isEmpty();
  }

  @Test
  void whoever_records_the_same_event_second_is_told_so() {
    var seen = new Seen(key("raced"), List.of(), null);
    CompletableFuture<?> second;
    try (var _ = Elsewhere.open(database, () -> inbox.record("race", List.of(seen)))) {
      second = CompletableFuture.runAsync(() -> record("race", seen));
      assertThat(second).isNotDone();
    }

    assertThat(second)
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(Inbox.AlreadyRecorded.class);
    assertThat(known("race", key("raced"))).hasSize(1);
  }

  @Test
  void an_event_older_than_the_inbox_remembers_is_refused() {
    var forgotten = new Key("forgotten", TODAY.minusDays(36));

    assertThatThrownBy(() -> known("days", key("fresh"), forgotten))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "forgotten is of %s, the inbox remembers back to %s"
                .formatted(TODAY.minusDays(36), TODAY.minusDays(35)));
    assertThat(known("days", new Key("just-remembered", TODAY.minusDays(35)))).isEmpty();
  }

  private void record(String step, Seen... seen) {
    database.run(() -> inbox.record(step, List.of(seen)));
  }

  private Map<Key, Seen> known(String step, Key... keys) {
    return database.run(() -> inbox.known(step, List.of(keys)));
  }

  private static Key key(String id) {
    return new Key(id, TODAY);
  }

  private static List<EventEnvelope<?>> news() {
    var intent = Samples.authorized();
    var payment = Samples.payment(intent);
    return List.of(
        EventEnvelope.of(payment.authorized(), new Cause(TRACE, CAUSE), NOW),
        EventEnvelope.of(Samples.orders(intent).getFirst().created(), Cause.door(TRACE), NOW));
  }
}
