package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {
  private final Patience patience = Patience.usual();
  private final SplittableRandom random = new SplittableRandom(1);

  @ParameterizedTest
  @CsvSource({"1, 50, 100", "2, 100, 200", "4, 400, 800", "7, 2500, 5000", "1000000, 2500, 5000"})
  void a_pause_doubles_up_to_five_seconds_and_is_spread(int attempt, long least, long most) {
    for (int n = 0; n < 100; n++) {
      assertThat(patience.pause(attempt, Duration.ZERO, random))
          .isBetween(Duration.ofMillis(least), Duration.ofMillis(most));
    }
  }

  @Test
  void the_moment_the_server_named_is_respected_within_reason() {
    assertThat(patience.pause(1, Duration.ofSeconds(17), random)).isEqualTo(Duration.ofSeconds(17));
    assertThat(patience.pause(1, Duration.ofDays(1), random)).isEqualTo(Duration.ofSeconds(60));
  }
}
