package dev.sluice.domain.psp;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PspCapabilitiesTest {
  private static final List<Duration> HOURLY = List.of(ofHours(1));

  @Test
  void the_standard_asks_after_1_5_and_15_minutes_and_then_hourly() {
    var psp = PspCapabilities.standard(ofSeconds(3));

    assertThat(List.of(0, 1, 2, 3, 4, 100).stream().map(psp::pauseBeforeQuestion))
        .containsExactly(
            ofMinutes(1), ofMinutes(5), ofMinutes(15), ofHours(1), ofHours(1), ofHours(1));
  }

  @Test
  void a_key_is_taken_for_dead_an_hour_before_the_psp_forgets_it() {
    var psp = PspCapabilities.standard(ofSeconds(3));

    assertThat(psp.keyLives(Duration.ZERO)).isTrue();
    assertThat(psp.keyLives(ofHours(23).minusNanos(1))).isTrue();
    assertThat(psp.keyLives(ofHours(23))).isFalse();
    assertThat(psp.keyLives(ofDays(30))).isFalse();
  }

  @Test
  void retries_that_could_outlive_the_keys_of_the_psp_are_refused_at_boot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> psp(ofSeconds(10), ofMinutes(65), 5, HOURLY))
        .withMessage(
            "retries can last PT5M50S and would outlive the PSP's idempotency keys"
                + " (PT1H5M less a margin of PT1H)");
    assertThatCode(() -> psp(ofSeconds(10), ofMinutes(66), 5, HOURLY)).doesNotThrowAnyException();
  }

  @Test
  void what_cannot_work_is_refused_at_boot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> psp(ofSeconds(3), ofHours(24), 5, List.of()))
        .withMessage("no pauses between questions");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> psp(ofSeconds(3), ofHours(24), 0, HOURLY))
        .withMessage("mostUnanswered has to be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> psp(Duration.ZERO, ofHours(24), 5, HOURLY))
        .withMessage("a call needs time: deadline is PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> psp(ofSeconds(3), ofHours(24), 5, List.of(ofMinutes(1), Duration.ZERO)))
        .withMessageContaining("every pause between questions has to last");
  }

  private static PspCapabilities psp(
      Duration deadline, Duration keyLife, int mostUnanswered, List<Duration> questions) {
    return new PspCapabilities(
        deadline, keyLife, ofDays(7), mostUnanswered, Backoff.STANDARD, questions);
  }
}
