package dev.sluice.infrastructure.pipeline;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Duration INTERVAL = Duration.ofSeconds(60);

  @Test
  void a_batch_of_silence_has_to_fit_into_a_third_of_the_interval() {
    var pace = new Pace(200, 20, INTERVAL);
    assertThatNoException().isThrownBy(() -> pace.hasTimeFor(Duration.ofSeconds(2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pace.hasTimeFor(Duration.ofMillis(2001)))
        .withMessageContaining("sluice.kafka.max-poll-records")
        .withMessageContaining("sluice.psp.deadline");
  }

  @Test
  void a_round_that_is_not_full_counts_too() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pace(201, 20, INTERVAL).hasTimeFor(Duration.ofSeconds(2)));
  }
}
