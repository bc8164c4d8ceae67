package dev.sluice.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sluice.application.psp.RetryTimer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link RetryTimer} promises. Each test needs a timer that is empty. */
@ContractOf(RetryTimer.class)
public abstract class RetryTimerContract {

  /** On the millisecond: finer than that nobody rings. */
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  protected abstract RetryTimer timer();

  /** It loses all it knew. */
  protected abstract void empty();

  /** One whose store does not answer. */
  protected abstract RetryTimer away();

  protected abstract void inTransaction(Runnable work);

  @Test
  void what_is_due_is_taken_once_the_longest_due_first() {
    timer()
        .schedule(
            Map.of("po_late", NOON.plusMillis(1), "po_now", NOON, "pi_old", NOON.minusSeconds(9)));
    assertThat(timer().waiting()).isEqualTo(3);

    assertThat(timer().takeDue(NOON, 10)).containsExactly("pi_old", "po_now");

    assertThat(timer().takeDue(NOON, 10)).isEmpty();
    assertThat(timer().waiting()).isOne();
    assertThat(timer().takeDue(NOON.plusMillis(1), 10)).containsExactly("po_late");
  }

  @Test
  void nothing_rings_before_it_is_due_and_everything_a_millisecond_later() {
    var due = NOON.plusNanos(1000);
    timer().schedule(Map.of("po_1", due));

    assertThat(timer().takeDue(due.minusNanos(1000), 10)).isEmpty();
    assertThat(timer().takeDue(due.plusMillis(1), 10)).containsExactly("po_1");
  }

  @Test
  void no_more_are_taken_than_asked_for() {
    timer().schedule(Map.of("a", NOON, "b", NOON, "c", NOON.minusMillis(1)));

    assertThat(timer().takeDue(NOON, 2)).hasSize(2).contains("c");
    assertThat(timer().takeDue(NOON, 2)).hasSize(1);
  }

  @Test
  void the_last_word_about_an_id_counts() {
    timer().schedule(Map.of("po_1", NOON));
    timer().schedule(Map.of("po_1", NOON.plusSeconds(60)));

    assertThat(timer().takeDue(NOON, 10)).isEmpty();
    assertThat(timer().waiting()).isOne();
  }

  @Test
  void nothing_to_schedule_is_nothing_to_do() {
    timer().schedule(Map.of());

    assertThat(timer().waiting()).isZero();
  }

  @Test
  void a_timer_that_was_emptied_has_forgotten_and_that_is_all() {
    timer().schedule(Map.of("a", NOON));
    empty();
    assertThat(timer().takeDue(NOON, 10)).isEmpty();

    timer().schedule(Map.of("b", NOON));

    assertThat(timer().takeDue(NOON, 10)).containsExactly("b");
  }

  @Test
  void for_one_that_is_away_nothing_is_due_and_nothing_is_thrown() {
    var away = away();

    away.schedule(Map.of("a", NOON));

    assertThat(away.takeDue(NOON, 10)).isEmpty();
    assertThat(away.waiting()).isZero();
  }

  @Test
  void nobody_asks_it_inside_a_transaction() {
    inTransaction(() -> {
      assertThatIllegalStateException().isThrownBy(() -> timer().schedule(Map.of("a", NOON)));
      assertThatIllegalStateException().isThrownBy(() -> timer().takeDue(NOON, 1));
      assertThatIllegalStateException().isThrownBy(() -> timer().waiting());
    });
  }
}
