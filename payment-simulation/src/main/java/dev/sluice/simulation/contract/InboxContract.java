package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.CAUSE;
import static dev.sluice.simulation.contract.Things.NOW;
import static dev.sluice.simulation.contract.Things.TRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.pipeline.Inbox;
import dev.sluice.application.pipeline.Inbox.Key;
import dev.sluice.application.pipeline.Inbox.Seen;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What {@link Inbox} promises. */
@ContractOf(Inbox.class)
public abstract class InboxContract {

  /** So many days back the inbox of a suite remembers from {@link Things#NOW}. */
  protected static final int DAYS = 35;

  private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

  private final Things things = new Things();

  protected abstract Transactions transactions();

  protected abstract Inbox inbox();

  @Test
  void news_and_refusals_are_kept_for_the_redelivery() {
    var told = new Seen(key("told"), news(), null);
    var silent = new Seen(key("silent"), List.of(), null);
    var refused = new Seen(key("refused#1"), List.of(), "pi_1 is DECLINED, but: Cancel[]");

    record("a-step", told, silent, refused);

    assertThat(known("a-step", key("told"), key("silent"), key("refused#1"), key("never")))
        .isEqualTo(Map.of(told.key(), told, silent.key(), silent, refused.key(), refused));
  }

  @Test
  void what_one_step_has_seen_another_has_not() {
    record("one-step", seen(key("told")));

    assertThat(known("another-step", key("told"))).isEmpty();
    record("another-step", seen(key("told")));
  }

  @Test
  void keys_of_several_days_are_found_together() {
    var late = new Key("late", TODAY.minusDays(1));
    var old = new Key("old", TODAY.minusDays(20));
    var fresh = key("fresh");

    record("days", seen(old), seen(late), seen(fresh));

    assertThat(known("days", late, old, fresh)).containsOnlyKeys(late, old, fresh);
    assertThat(known("days", new Key("fresh", TODAY.minusDays(1)))).isEmpty();
  }

  @Test
  void nothing_is_asked_for_and_nothing_recorded_where_there_is_nothing() {
    record("nothing");

    assertThat(known("nothing")).isEmpty();
  }

  @Test
  void whoever_records_the_same_a_second_time_is_told_so_and_has_recorded_nothing() {
    record("twice", seen(key("known")));

    assertThatThrownBy(() -> record("twice", seen(key("innocent")), seen(key("known"))))
        .isInstanceOf(Inbox.AlreadyRecorded.class);

    assertThat(known("twice", key("innocent"))).isEmpty();
  }

  @Test
  void whoever_loses_the_race_waits_and_is_told_so() {
    var seen = seen(key("raced"));
    CompletableFuture<?> second;
    try (var _ = Elsewhere.open(transactions(), () -> inbox().record("race", List.of(seen)))) {
      second = CompletableFuture.runAsync(() -> record("race", seen));
      assertThat(second).isNotDone();
    }

    assertThat(second)
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(Inbox.AlreadyRecorded.class);
    assertThat(known("race", key("raced"))).hasSize(1);
  }

  @Test
  void what_is_rolled_back_was_never_seen() {
    assertThatThrownBy(() ->
            transactions()
                .run(() -> {
                  inbox().record("undone", List.of(seen(key("undone"))));
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(known("undone", key("undone"))).isEmpty();
    record("undone", seen(key("undone")));
  }

  @Test
  void what_is_older_than_the_inbox_remembers_is_refused_by_name() {
    var forgotten = new Key("forgotten", TODAY.minusDays(DAYS + 1));

    assertThatThrownBy(() -> known("days", key("fresh"), forgotten))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "forgotten is of %s, the inbox remembers back to %s"
                .formatted(TODAY.minusDays(DAYS + 1), TODAY.minusDays(DAYS)));
    assertThat(known("days", new Key("just-remembered", TODAY.minusDays(DAYS)))).isEmpty();
  }

  private void record(String step, Seen... seen) {
    transactions().run(() -> inbox().record(step, List.of(seen)));
  }

  private Map<Key, Seen> known(String step, Key... keys) {
    return transactions().run(() -> inbox().known(step, List.of(keys)));
  }

  private static Seen seen(Key key) {
    return new Seen(key, List.of(), null);
  }

  private static Key key(String id) {
    return new Key(id, TODAY);
  }

  private List<EventEnvelope<?>> news() {
    var intent = Things.authorized(things.intent());
    return List.of(
        EventEnvelope.of(Things.payment(intent).authorized(), new Cause(TRACE, CAUSE), NOW),
        EventEnvelope.of(Things.orders(intent).getFirst().created(), Cause.door(TRACE), NOW));
  }
}
