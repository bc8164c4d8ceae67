package dev.sluice.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.audit.AuditService;
import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Topic;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every consumer, told the same twice and dying between its two commits, over the real servers. */
@Tag("integration")
class ConsumersIntegrationTest {

  private static RunningConsumers consumers;

  @BeforeAll
  static void start() throws IOException {
    consumers = RunningConsumers.relayed();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    consumers.close();
  }

  static List<String> steps() {
    return List.of(
        "payment-authorization-executor",
        "payment-authorized-consumer",
        "payment-order-enqueuer",
        "payment-order-psp-call-executor",
        "payment-order-psp-result-applier",
        "payment-capture-aggregator",
        "ledger-recording-request-dispatcher",
        "ledger-recording-consumer",
        "account-balance-consumer");
  }

  @AfterEach
  void the_laws_hold_and_equal_ids_are_equal_bytes() {
    consumers.awaitRest();
    var verdict = consumers.get(AuditService.class).audit(Duration.ZERO);
    assertThat(verdict.findings()).allMatch(finding -> finding.holds(), "holds");
    assertThat(verdict.isClean()).isTrue();
    equalIdsAreEqualBytes();
  }

  @Test
  void every_consumer_of_the_list_runs() {
    assertThat(Arrays.asList(steps().toArray())).hasSameSizeAs(runningSteps());
    assertThat(runningSteps()).containsExactlyInAnyOrderElementsOf(steps());
    consumers.pay(Baskets.ofTwoSellers(), "tok_visa");
  }

  @ParameterizedTest
  @MethodSource("steps")
  void a_crash_between_database_and_broker_loses_nothing_and_doubles_nothing(String step)
      throws SQLException {
    var before = everything();
    consumers.streams().breakNext(step, 2);

    consumers.pay(Baskets.ofTwoSellers(), "tok_visa");

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> consumers.streams().left(step) == 0);
    consumers.awaitRest();
    var after = everything();
    assertThat(grown(before, after, "payments")).isEqualTo(1);
    assertThat(grown(before, after, "orders")).isEqualTo(2);
    assertThat(grown(before, after, "captures")).isEqualTo(2);
    assertThat(grown(before, after, "ends")).isEqualTo(1);
    assertThat(grown(before, after, "journals")).isEqualTo(5);
    assertThat(grown(before, after, "dead")).isZero();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void the_same_batch_twice_changes_nothing(String step) throws SQLException {
    consumers.pay(Baskets.ofTwoSellers(), "tok_visa");
    consumers.awaitRest();
    var before = everything();

    var topic = topicOf(step);
    var records = consumers.records().of(topic);
    assertThat(records).isNotEmpty();
    consumers.records().sendAgain(records);

    awaitRead(step, topic);
    consumers.awaitRest();
    assertThat(everything()).isEqualTo(before);
  }

  private static List<String> runningSteps() {
    return runningStepBeans().stream().map(Step::name).toList();
  }

  private static List<Step<?>> runningStepBeans() {
    var steps = new ArrayList<Step<?>>();
    for (var step : consumers.all(Step.class)) steps.add((Step<?>) step);
    return steps;
  }

  private static Topic topicOf(String name) {
    return runningStepBeans().stream()
        .filter(step -> step.name().equals(name))
        .findFirst()
        .orElseThrow()
        .topic();
  }

  private static long grown(
      Map<String, List<Long>> before, Map<String, List<Long>> after, String what) {
    return after.get(what).getFirst() - before.get(what).getFirst();
  }

  private static Map<String, List<Long>> everything() throws SQLException {
    return consumers.everything();
  }

  private static void equalIdsAreEqualBytes() {
    for (var topic : Topic.values()) {
      var seen = new HashMap<String, byte[]>();
      for (var record : consumers.records().of(topic)) {
        var id = new String(record.headers().lastHeader("ce_id").value());
        var earlier = seen.putIfAbsent(id, record.value());
        if (earlier != null) assertThat(record.value()).as(id).isEqualTo(earlier);
      }
    }
  }

  private static void awaitRead(String group, Topic topic) {
    try (var reader = consumers.records().reader(group)) {
      var partitions =
          reader.partitionsFor(topic.topicName()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .collect(java.util.stream.Collectors.toSet());
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> {
            var ends = reader.endOffsets(partitions);
            var committed = reader.committed(partitions);
            return partitions.stream()
                .allMatch(p -> {
                  var offset = committed.get(p);
                  return ends.get(p) == 0 || (offset != null && offset.offset() >= ends.get(p));
                });
          });
    }
  }
}
