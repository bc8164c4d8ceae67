package dev.sluice.infrastructure.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspRecords;
import dev.sluice.domain.psp.PspCapabilities;
import dev.sluice.infrastructure.pipeline.Pace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class PspConfigurationTest {

  @Test
  void everything_has_a_default_but_where_the_psp_is() {
    try (var context = context(Map.of())) {
      context.refresh();
      assertThat(context.getBean(Psp.class).capabilities())
          .isEqualTo(PspCapabilities.standard(Duration.ofSeconds(2)));
      assertThat(context.getBean(PspRecords.class)).isNotNull();
    }
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sluice.psp.url | '' | sluice.psp.url is missing
          sluice.psp.url | localhost:9090 | sluice.psp.url has to be http://host:port
          sluice.psp.url | ftp://psp | sluice.psp.url has to be http://host:port
          sluice.psp.url | http:// | sluice.psp.url
          sluice.psp.deadline | soon | sluice.psp.deadline
          sluice.psp.deadline | 30s | sluice.psp.deadline
          sluice.psp.deadline | 300ms | sluice.psp.connect-timeout (PT0.5S) has to be within
          sluice.psp.concurrency | 0 | sluice.psp.concurrency has to be at least 1, not 0
          sluice.psp.key-life | 1h | sluice.psp.key-life or sluice.psp.authorization-life is too short
          sluice.psp.key-life | 1h | would outlive the PSP's idempotency keys
          sluice.psp.authorization-life | 24h | an authorization (PT24H) has to outlast
          sluice.psp.most-unanswered | 0 | sluice.psp.most-unanswered has to be at least 1, not 0
          sluice.psp.most-unanswered | 5000 | sluice.psp.key-life or
          sluice.psp.first-backoff | 0s | sluice.psp.first-backoff (PT0S) has to last
          sluice.psp.first-backoff | 61s | and longest-backoff (PT1M) at least as long
          sluice.psp.questions | 1m,0s | sluice.psp.questions have to be pauses that last
          sluice.psp.questions | '' | sluice.psp.questions have to be pauses that last
          sluice.psp.breaker.percent | 0 | sluice.psp.breaker.percent has to be 1 to 100
          sluice.psp.breaker.at-least | 51 | sluice.psp.breaker.at-least has to be 1 to calls (50)
          sluice.psp.breaker.trials | 0 | sluice.psp.breaker.trials has to be at least 1
          sluice.psp.breaker.open | 0s | sluice.psp.breaker.open has to last
          """)
  void what_cannot_work_stops_the_start_and_says_which_property(
      String property, String value, String words) {
    try (var context = context(Map.of(property, value))) {
      assertThatThrownBy(context::refresh)
          .satisfies(failure -> assertThat(chain(failure)).contains(words));
    }
  }

  private static String chain(Throwable failure) {
    var text = new StringBuilder();
    for (var one = failure; one != null; one = one.getCause()) text.append(one).append('\n');
    return text.toString();
  }

  private static AnnotationConfigApplicationContext context(Map<String, String> properties) {
    var all = new HashMap<String, Object>();
    all.put("sluice.psp.url", "http://127.0.0.1:1/");
    all.putAll(properties);
    var context = new AnnotationConfigApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
    context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
    context.registerBean(SimpleMeterRegistry.class);
    context.registerBean(Pace.class, () -> new Pace(200, 32, Duration.ofSeconds(60)));
    context.registerBean(InstantSource.class, InstantSource::system);
    context.registerBean(RandomGenerator.class, RandomGenerator::getDefault);
    context.register(PspConfiguration.class);
    return context;
  }
}
