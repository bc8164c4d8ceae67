package dev.sluice.infrastructure.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.application.outbox.Broker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class FaultPointsTest {

  @TempDir private Path directory;
  private final AtomicInteger deaths = new AtomicInteger();
  private final AtomicInteger published = new AtomicInteger();
  private final Broker broker = _ -> published.incrementAndGet();

  @Test
  void nobody_dies_unless_told_to_and_then_once_and_at_that_point_alone() throws Exception {
    permit();
    var points = FaultPoints.in(directory, deaths::incrementAndGet);
    points.reached(FaultPoint.AFTER_OUTBOX_SEND);
    assertThat(deaths).hasValue(0);

    Files.createFile(directory.resolve("die-after-outbox-send"));
    points.reached(FaultPoint.AFTER_DATABASE_COMMIT);
    assertThat(deaths).hasValue(0);
    points.reached(FaultPoint.AFTER_OUTBOX_SEND);
    points.reached(FaultPoint.AFTER_OUTBOX_SEND);
    assertThat(deaths).hasValue(1);
  }

  @Test
  void of_many_that_come_there_one_dies() throws Exception {
    permit();
    Files.createFile(directory.resolve("die-inside-kafka-transaction"));
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 8; i++) {
      var points = FaultPoints.in(directory, deaths::incrementAndGet);
      threads.add(
          Thread.startVirtualThread(() -> points.reached(FaultPoint.INSIDE_KAFKA_TRANSACTION)));
    }
    for (var thread : threads) thread.join();
    assertThat(deaths).hasValue(1);
  }

  @Test
  void a_directory_that_nobody_has_made_for_it_stops_the_boot_with_a_sentence() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FaultPoints.in(directory, deaths::incrementAndGet))
        .withMessageContaining("sluice.faults.directory")
        .withMessageContaining("Only ./sluice chaos sets it")
        .withMessageContaining("leave the property out");
    assertThatExceptionOfType(BeanCreationException.class)
        .isThrownBy(() -> context(Map.of("sluice.faults.directory", directory.toString())))
        .withStackTraceContaining("leave the property out");
  }

  @Test
  void only_with_the_property_something_stands_before_the_ports() throws Exception {
    permit();
    try (var plain = context(Map.of())) {
      assertThat(plain.getBean(Broker.class)).isSameAs(broker);
    }
    try (var dying = context(Map.of("sluice.faults.directory", directory.toString()))) {
      assertThat(dying.getBean(Broker.class)).isNotSameAs(broker);
      dying.getBean(Broker.class).publish(List.of());
      assertThat(published).hasValue(1);
    }
  }

  private void permit() throws Exception {
    Files.createFile(directory.resolve("processes-may-die-here"));
  }

  private AnnotationConfigApplicationContext context(Map<String, Object> properties) {
    var context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", properties));
    context.registerBean("broker", Broker.class, () -> broker);
    context.register(FaultConfiguration.class);
    context.refresh();
    return context;
  }
}
