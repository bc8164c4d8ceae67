package dev.sluice.domain.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.test.seeded.Chance;
import dev.sluice.test.seeded.Seeded;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private static final RandomGenerator LEAST = always(0.0);
  private static final RandomGenerator MOST = always(Math.nextDown(1.0));

  @ParameterizedTest
  @CsvSource({
    "1, 1000, 2000",
    "2, 2000, 4000",
    "3, 4000, 8000",
    "4, 8000, 16000",
    "5, 16000, 32000",
    "6, 30000, 60000",
    "7, 30000, 60000",
    "1000, 30000, 60000",
    "2147483647, 30000, 60000"
  })
  void half_the_delay_is_certain_and_half_is_chance(int k, long least, long most) {
    assertThat(Backoff.STANDARD.delay(k, LEAST)).hasMillis(least);
    assertThat(Backoff.STANDARD.delay(k, MOST)).isBetween(ms(most - 1), ms(most));
  }

  @Seeded(times = 200)
  void a_delay_is_never_beyond_the_longest(Chance chance) {
    int k = chance.nextInt(1, 100);

    assertThat(Backoff.STANDARD.delay(k, chance)).isBetween(ms(1000), Duration.ofSeconds(60));
  }

  @Test
  void a_backoff_that_does_not_wait_or_shrinks_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ZERO, ms(10)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(ms(-1), ms(10)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Backoff(ms(11), ms(10)))
        .withMessageContaining("from PT0.011S to PT0.01S");
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  private static RandomGenerator always(double value) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        throw new UnsupportedOperationException();
      }

      @Override
      public double nextDouble() {
        return value;
      }
    };
  }
}
