package dev.sluice.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.pipeline.Watch;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What {@link Watch} promises: whoever looks sees what it was told. */
@ContractOf(Watch.class)
public abstract class WatchContract {

  private static final String STEP = "a-step";

  protected abstract Watch watch();

  /** What it shows of a step. */
  public record Shown(
      long batches, long duplicates, long refused, long dead, long parked, Duration blocked) {}

  protected abstract Shown shown(String step);

  @Test
  void what_it_is_told_adds_up() {
    watch().batch(STEP, 7, Duration.ofMillis(3));
    watch().batch(STEP, 2, Duration.ofMillis(3));
    watch().duplicates(STEP, 3);
    watch().duplicates(STEP, 2);
    watch().refused(STEP);
    watch().dead(STEP);
    watch().dead(STEP);

    assertThat(shown(STEP)).isEqualTo(new Shown(2, 5, 1, 2, 0, Duration.ZERO));
  }

  @Test
  void a_step_is_blocked_until_it_goes_on() {
    watch().blocked(STEP, Duration.ofSeconds(3));
    watch().blocked(STEP, Duration.ofSeconds(7));
    assertThat(shown(STEP).blocked()).isEqualTo(Duration.ofSeconds(7));

    watch().blocked(STEP, Duration.ZERO);

    assertThat(shown(STEP).blocked()).isZero();
  }

  @Test
  void a_partition_that_is_parked_is_one_however_often_that_is_told() {
    watch().parked(STEP, 2);
    watch().parked(STEP, 2);
    watch().parked(STEP, 4);

    assertThat(shown(STEP).parked()).isEqualTo(2);
  }
}
