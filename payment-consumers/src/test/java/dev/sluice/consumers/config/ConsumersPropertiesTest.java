package dev.sluice.consumers.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ConsumersPropertiesTest {

  @Test
  void everything_has_a_default_that_works() {
    var properties = bound(Map.of());

    assertThat(properties.retry().perSecond()).isEqualTo(100);
    properties.retry().waitsFor(Duration.ofSeconds(2));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          default-threads | 0 | sluice.consumers.default-threads has to be 1 to 64, not 0
          default-threads | 65 | sluice.consumers.default-threads has to be 1 to 64, not 65
          threads.payment-order-enqueuer | 0 | sluice.consumers.threads.payment-order-enqueuer has to be
          stop-patience | -1s | sluice.consumers.stop-patience must not be negative
          retry.batch | 0 | sluice.consumers.retry.batch has to be 1 to 10000, not 0
          retry.per-second | 0 | sluice.consumers.retry.per-second has to be 1 to 10000, not 0
          retry.lost-after | 2s | sluice.consumers.retry.lost-after (PT2S) has to be longer than
          janitor.batch | -1 | sluice.consumers.janitor.batch has to be 1 to 10000, not -1
          """)
  void what_cannot_work_stops_the_start_and_says_which_property(
      String property, String value, String words) {
    assertThatThrownBy(() ->
            bound(Map.of("sluice.consumers." + property, value))
                .retry()
                .waitsFor(Duration.ofSeconds(2)))
        .satisfies(failure -> assertThat(chain(failure)).contains(words));
  }

  private static ConsumersProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("sluice.consumers", ConsumersProperties.class);
  }

  private static String chain(Throwable failure) {
    var text = new StringBuilder();
    for (var one = failure; one != null; one = one.getCause()) text.append(one).append('\n');
    return text.toString();
  }
}
