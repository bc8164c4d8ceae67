package dev.sluice.application.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IsolationTest {

  private static final class Slow extends RuntimeException {}

  private static final class Weather extends RuntimeException {}

  private final Isolation isolation =
      new Isolation(failure ->
          switch (failure) {
            case Slow _ -> Failures.Kind.SLOW;
            case Weather _ -> Failures.Kind.WEATHER;
            default -> Failures.Kind.POISON;
          });

  private final List<List<Integer>> tries = new ArrayList<>();
  private final List<Integer> poison = new ArrayList<>();

  private void run(List<Integer> batch, Runnable... failures) {
    var next = new ArrayList<>(List.of(failures));
    isolation.run(
        batch,
        part -> {
          tries.add(part);
          if (!next.isEmpty()) next.removeFirst().run();
        },
        (one, _) -> poison.add(one));
  }

  private static final Runnable FINE = () -> {};
  private static final Runnable BROKEN =
      () -> {
        throw new IllegalArgumentException();
      };
  private static final Runnable SLOW =
      () -> {
        throw new Slow();
      };
  private static final Runnable RACED =
      () -> {
        throw new Inbox.AlreadyRecorded(new IllegalStateException());
      };

  @Test
  void an_empty_batch_is_no_work() {
    run(List.of(), BROKEN);

    assertThat(tries).isEmpty();
  }

  @Test
  void a_broken_record_is_found_by_halving_left_half_first() {
    run(List.of(1, 2, 3), BROKEN, FINE, BROKEN, BROKEN, FINE);

    assertThat(tries)
        .containsExactly(List.of(1, 2, 3), List.of(1), List.of(2, 3), List.of(2), List.of(3));
    assertThat(poison).containsExactly(2);
  }

  @Test
  void weather_goes_up_at_once() {
    assertThatThrownBy(() ->
            run(
                List.of(1, 2),
                () -> {
                  throw new Weather();
                }))
        .isInstanceOf(Weather.class);
    assertThat(tries).hasSize(1);
    assertThat(poison).isEmpty();
  }

  @Test
  void whoever_lost_a_race_tries_again() {
    run(List.of(1, 2), RACED, RACED, FINE);

    assertThat(tries).hasSize(3).allMatch(List.of(1, 2)::equals);
  }

  @Test
  void a_statement_timeout_goes_up_twice_and_then_halves() {
    for (int i = 0; i < 2; i++)
      assertThatThrownBy(() -> run(List.of(1, 2), SLOW)).isInstanceOf(Slow.class);
    run(List.of(1, 2), SLOW, FINE, FINE);

    assertThat(tries.subList(2, 5)).containsExactly(List.of(1, 2), List.of(1), List.of(2));
    assertThat(poison).isEmpty();
  }

  @Test
  void a_right_half_that_is_still_too_slow_is_halved_on() {
    for (int i = 0; i < 2; i++)
      assertThatThrownBy(() -> run(List.of(1, 2, 3, 4), SLOW)).isInstanceOf(Slow.class);
    run(List.of(1, 2, 3, 4), SLOW, FINE, SLOW, FINE, FINE);

    assertThat(tries.getLast()).containsExactly(4);
  }

  @Test
  void a_batch_that_went_through_forgives_its_timeouts() {
    for (int i = 0; i < 2; i++)
      assertThatThrownBy(() -> run(List.of(1, 2), SLOW)).isInstanceOf(Slow.class);
    run(List.of(1, 2), FINE);

    assertThatThrownBy(() -> run(List.of(1, 2), SLOW)).isInstanceOf(Slow.class);
  }

  @Test
  void one_slow_record_is_no_poison() {
    for (int i = 0; i < 9; i++)
      assertThatThrownBy(() -> run(List.of(1), SLOW)).isInstanceOf(Slow.class);

    assertThat(poison).isEmpty();
  }
}
