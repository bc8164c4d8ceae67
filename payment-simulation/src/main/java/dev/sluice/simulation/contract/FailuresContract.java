package dev.sluice.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.pipeline.Failures;
import dev.sluice.application.pipeline.Failures.Kind;
import dev.sluice.application.pipeline.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Failures} promises. */
@ContractOf(Failures.class)
public abstract class FailuresContract {

  protected abstract Failures failures();

  /** Something that is away. */
  protected abstract RuntimeException weather();

  /** A statement that ran out of time. */
  protected abstract RuntimeException slow();

  @Test
  void what_passes_is_weather_and_what_ran_out_of_time_is_slow() {
    assertThat(failures().kindOf(weather())).isEqualTo(Kind.WEATHER);
    assertThat(failures().kindOf(slow())).isEqualTo(Kind.SLOW);
  }

  @Test
  void it_stays_what_it_is_whatever_was_wrapped_around_it() {
    assertThat(failures().kindOf(new IllegalStateException("while saving", weather())))
        .isEqualTo(Kind.WEATHER);
    assertThat(failures().kindOf(new IllegalStateException("while saving", slow())))
        .isEqualTo(Kind.SLOW);
  }

  @Test
  void a_stream_that_was_lost_is_weather() {
    assertThat(failures().kindOf(new Stream.Lost(new IllegalStateException("fenced"))))
        .isEqualTo(Kind.WEATHER);
  }

  @Test
  void a_decision_that_throws_is_poison() {
    assertThat(failures().kindOf(new IllegalArgumentException("captured 2 of 1")))
        .isEqualTo(Kind.POISON);
    assertThat(failures().kindOf(new NullPointerException())).isEqualTo(Kind.POISON);
  }
}
