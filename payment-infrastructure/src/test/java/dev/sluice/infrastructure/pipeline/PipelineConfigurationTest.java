package dev.sluice.infrastructure.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.outbox.Broker;
import dev.sluice.application.pipeline.Streams;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class PipelineConfigurationTest {

  @Test
  void everything_has_a_default_but_where_the_brokers_are() {
    try (var context = context(Map.of())) {
      context.refresh();
      assertThat(context.getBean(KafkaProperties.class)).isEqualTo(KafkaProperties.standard());
      assertThat(context.getBean(Streams.class)).isNotNull();
      assertThat(context.getBean(Pace.class).batch()).isEqualTo(200);
      assertThat(context.getBean(Broker.class)).isNotNull();
    }
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          spring.kafka.bootstrap-servers | `` | spring.kafka.bootstrap-servers is empty
          sluice.kafka.max-poll-records | 0 | sluice.kafka.max-poll-records has to be 1 to 10000, not 0
          sluice.kafka.max-poll-records | many | sluice.kafka.max-poll-records
          sluice.kafka.session-timeout | 60s | sluice.kafka.session-timeout (PT1M) has to be shorter
          sluice.kafka.patience | 10s | sluice.kafka.patience (PT10S) has to be shorter
          sluice.kafka.compression | zip | sluice.kafka.compression has to be one of
          sluice.calls.concurrency | 0 | sluice.calls.concurrency has to be 1 to 1000, not 0
          sluice.slot | -1 | sluice.slot has to be a number from 0 to 9999, not '-1'
          sluice.slot | a b | sluice.slot has to be a number from 0 to 9999, not 'a b'
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
    all.put("spring.kafka.bootstrap-servers", "127.0.0.1:1");
    all.put("spring.application.name", "payment-consumers");
    all.putAll(properties);
    var context = new AnnotationConfigApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
    context.registerBean(SimpleMeterRegistry.class);
    context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
    context.register(PipelineConfiguration.class);
    return context;
  }
}
