package dev.sluice.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "60s,PT60S",
    "60,PT60S",
    "500ms,PT0.5S",
    "2m,PT2M",
    "1m30s,PT1M30S",
    "1h,PT1H",
    "1s500ms,PT1.5S",
    "' 5S ',PT5S"
  })
  void people_write_durations_like_this(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "soon", "s", "-5s", "5 s", "1.5s", "60sec", "s60", "99999999999s"})
  void anything_else_is_refused_with_what_to_write(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("'" + text + "' is not a duration: write 60s, 500ms or 1m30s");
  }
}
