package dev.sluice.infrastructure.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.pipeline.Inbox;
import dev.sluice.infrastructure.Database;
import dev.sluice.simulation.contract.Elsewhere;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

@Tag("integration")
class PartitionsIntegrationTest {

  private static final String UNSENT =
      "INSERT INTO outbox_event (event_day, shard, kind, event_id, event_type, aggregate_id,"
          + " trace_id, event_time, topic, record_key, payload)"
          + " VALUES ('%s', 1, 'PUBLISH', 'e', 't', 'a', 't', now(), 'topic', 'k', '')";

  private Database database;
  private Inbox inbox;
  private final Turned clock = new Turned();

  private static final class Turned implements InstantSource {
    private Instant now = Instant.now();

    @Override
    public Instant instant() {
      return now;
    }

    LocalDate today() {
      return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    void turnDays(int days) {
      now = now.plus(Duration.ofDays(days));
    }
  }

  @BeforeEach
  void open() {
    database = Database.fresh();
    inbox = PipelineRoom.inbox(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void days_are_made_ahead_once_however_many_instances_do_it() {
    clock.turnDays(10);

    var runs =
        IntStream.range(0, 4)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> partitions(35).runOnce()))
            .toList();

    // yesterday, today and three days ahead, of inbox and outbox
    assertThat(runs.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(10);
    assertThat(partitions(35).runOnce()).isZero();
    record("seen", clock.today().plusDays(3));
    assertThat(partitions(35).strays()).isZero();
  }

  @Test
  void a_day_nobody_made_lands_in_the_default_and_moves_when_it_is_made() {
    clock.turnDays(20);
    record("early", clock.today());
    assertThat(partitions(35).strays()).isEqualTo(1);

    partitions(35).runOnce();

    assertThat(partitions(35).strays()).isZero();
    assertThat(known("early", clock.today())).isTrue();
    assertThatThrownBy(() -> record("early", clock.today()))
        .isInstanceOf(Inbox.AlreadyRecorded.class);
  }

  @Test
  void days_longer_ago_than_kept_are_dropped_and_the_rest_stays() {
    record("old", clock.today());
    clock.turnDays(10);
    partitions(8).runOnce();
    record("new", clock.today());

    assertThat(database.count("inbox WHERE event_id = 'old'")).isZero();
    assertThat(known("new", clock.today())).isTrue();
  }

  @Test
  void a_day_is_kept_a_little_longer_than_it_is_remembered() {
    record("old", clock.today());
    clock.turnDays(9);
    partitions(8).runOnce();

    assertThat(database.count("inbox WHERE event_id = 'old'")).isEqualTo(1);
  }

  @Test
  void a_day_that_has_something_to_send_is_never_dropped() {
    database.asOwner(UNSENT.formatted(clock.today()));
    clock.turnDays(100);

    partitions(8).runOnce();

    assertThat(database.count("outbox_event WHERE sent_at IS NULL")).isEqualTo(1);
    database.asOwner("UPDATE outbox_event SET sent_at = now()");
    partitions(8).runOnce();
    assertThat(database.count("outbox_event")).isZero();
  }

  @Test
  void readers_and_writers_do_not_queue_behind_it() {
    clock.turnDays(30);

    try (var _ = Elsewhere.open(database, () -> record("holds-the-default", clock.today()))) {
      assertThatThrownBy(() -> partitions(35).runOnce())
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("lock timeout");
    }

    assertThat(partitions(35).runOnce()).isPositive();
  }

  @Test
  void days_that_cannot_work_are_refused() {
    assertThatThrownBy(() -> new Days(1, 3))
        .hasMessage("sluice.inbox.days has to be 2 to 366, not 1");
    assertThatThrownBy(() -> new Days(35, 0))
        .hasMessage("sluice.inbox.days-ahead has to be 1 to 30, not 0");
    assertThatThrownBy(() -> new PartitionsConfiguration().days(21, 3))
        .hasMessageContaining("sluice.inbox.days is 21, but records can be read again for 21 days");
  }

  private Partitions partitions(int kept) {
    return new Partitions(
        database.sql(PartitionsSql.class), database.transactionManager(), new Days(kept, 3), clock);
  }

  private void record(String id, LocalDate day) {
    var seen = new Inbox.Seen(new Inbox.Key(id, day), List.of(), null);
    database.run(() -> inbox.record("step", List.of(seen)));
  }

  private boolean known(String id, LocalDate day) {
    return database
        .run(() -> inbox.known("step", List.of(new Inbox.Key(id, day))))
        .containsKey(new Inbox.Key(id, day));
  }
}
