package dev.sluice.application.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.balance.BalanceCache;
import dev.sluice.application.balance.Balances;
import dev.sluice.application.balance.UpdateBalancesService;
import dev.sluice.application.intent.AuthorizationGate;
import dev.sluice.application.intent.ExecuteAuthorizationService;
import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.ledger.Journal;
import dev.sluice.application.ledger.RecordLedgerEntriesService;
import dev.sluice.application.ledger.RequestLedgerRecordingService;
import dev.sluice.application.order.CapturePaymentService;
import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.order.ProcessPaymentService;
import dev.sluice.application.order.RequestCaptureService;
import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.payment.AggregateCapturesService;
import dev.sluice.application.payment.Payments;
import dev.sluice.application.payment.VoidGate;
import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspAttempts;
import dev.sluice.application.psp.RetryTimer;
import dev.sluice.test.golden.Golden;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Topics, who reads them, and the document that says so. */
class TopicsTest {

  private static final List<Step<?>> STEPS = steps();

  @Test
  void every_event_has_one_topic() {
    var events = Arrays.stream(Topic.values()).flatMap(topic -> topic.events().stream()).toList();

    assertThat(events).doesNotHaveDuplicates();
    assertThat(Topic.allEvents()).containsExactlyInAnyOrderElementsOf(events);
  }

  @Test
  void a_topic_is_found_by_its_name() {
    for (var topic : Topic.values()) assertThat(Topic.named(topic.topicName())).isEqualTo(topic);
    assertThatThrownBy(() -> Topic.named("payment_order_succeeded"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("payment_order_succeeded");
  }

  @Test
  void every_consumer_is_a_group_of_its_own() {
    assertThat(STEPS).extracting(Step::name).doesNotHaveDuplicates();
  }

  @Test
  void the_document_says_what_the_code_says() {
    Golden.holds("docs/topics.md", render());
  }

  private static String render() {
    var text = new StringBuilder();
    text.append("# Topics\n\n")
        .append("Rendered from `Topic` and the steps. Each topic has a dead letter queue ")
        .append("`<topic>.DLQ` with one partition. Records are JSON envelopes\n")
        .append("`{eventId, eventType, aggregateId, traceId, parentEventId, timestamp, data}`; ")
        .append(
            "an event id is `<public id>:<event type>:<which>`, and equal ids mean equal bytes.\n")
        .append("Headers: `ce_id, ce_type, ce_source, ce_specversion, ce_time` (CloudEvents) and ")
        .append("`traceparent`.\n\n")
        .append("A dead letter has the bytes, key and headers of its record, and beside them ")
        .append("`dead_group, dead_id, dead_replay, dead_reason, dead_exception,\n")
        .append("dead_refused, dead_topic, dead_partition, dead_offset`. A replayed record has ")
        .append("`replay` (a number), `replay_for` (the only group that handles it) and\n")
        .append("`replay_id`. Group `dead-letter-filer` reads all dead letter queues.\n\n")
        .append("| topic | key | events | consumer groups |\n|---|---|---|---|\n");
    for (var topic : Topic.values())
      text.append(
          "| %s | %s | %s | %s |%n"
              .formatted(topic.topicName(), topic.keyedBy(), events(topic), readers(topic)));
    text.append("\n## Consumers\n\n| group | topic | verb |\n|---|---|---|\n");
    for (var step : STEPS)
      text.append(
          "| %s | %s | %s |%n".formatted(step.name(), step.topic().topicName(), verb(step)));
    text.append(
        "\n**Decide** locks things, decides and saves. **Append** writes facts that exist once. "
            + "**Ask** calls the PSP with no transaction open.\n"
            + "**Pass** is a pure function of the event. All but Pass keep an inbox.\n");
    return text.toString().replace("\r\n", "\n");
  }

  private static String events(Topic topic) {
    return topic.events().stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
  }

  private static String readers(Topic topic) {
    var readers =
        STEPS.stream()
            .filter(step -> step.topic() == topic)
            .map(Step::name)
            .collect(Collectors.joining(", "));
    return readers.isEmpty() ? "(none yet)" : readers;
  }

  private static String verb(Step<?> step) {
    return switch (step) {
      case Step.Decide<?, ?, ?> _ -> "Decide";
      case Step.Append<?> _ -> "Append";
      case Step.Ask<?, ?, ?> _ -> "Ask";
      case Step.Pass<?> _ -> "Pass";
    };
  }

  private static List<Step<?>> steps() {
    var psp = unused(Psp.class);
    var chance = new Random(1);
    var intents = unused(PaymentIntents.class);
    var payments = unused(Payments.class);
    var orders = unused(PaymentOrders.class);
    var attempts = unused(PspAttempts.class);
    var timer = unused(RetryTimer.class);
    var gate = new AuthorizationGate(intents, unused(Outbox.class), psp, chance);
    var voids = new VoidGate(payments, psp, chance);
    return List.of(
        new ExecuteAuthorizationService(
            intents, payments, gate, voids, attempts, timer, psp, chance),
        RecordLedgerEntriesService.holds(unused(Journal.class)),
        new RequestCaptureService(orders, psp, chance),
        new CapturePaymentService(orders, attempts, psp),
        new ProcessPaymentService(orders, timer, psp, chance),
        new AggregateCapturesService(payments),
        new RequestLedgerRecordingService(),
        RecordLedgerEntriesService.commands(unused(Journal.class)),
        new UpdateBalancesService(unused(Balances.class), unused(BalanceCache.class)));
  }

  private static <T> T unused(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, _) -> {
              throw new UnsupportedOperationException(method.getName());
            }));
  }
}
