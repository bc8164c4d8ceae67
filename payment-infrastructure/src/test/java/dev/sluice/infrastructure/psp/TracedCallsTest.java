package dev.sluice.infrastructure.psp;

import static dev.sluice.infrastructure.Samples.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.intent.AuthorizationGate;
import dev.sluice.application.order.CapturePaymentService;
import dev.sluice.application.payment.ExpiryGate;
import dev.sluice.application.payment.VoidGate;
import dev.sluice.application.pipeline.Pipeline;
import dev.sluice.application.retry.JanitorService;
import dev.sluice.domain.order.Demand;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.domain.refund.Refunds;
import dev.sluice.infrastructure.Samples;
import dev.sluice.infrastructure.pipeline.PipelineRoom;
import dev.sluice.simulation.pipeline.InMemoryFailures;
import dev.sluice.simulation.pipeline.InMemoryStreams;
import dev.sluice.simulation.psp.Moods;
import dev.sluice.simulation.trace.Trace;
import dev.sluice.simulation.world.Servers;
import dev.sluice.simulation.world.Settings;
import dev.sluice.test.seeded.Chance;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever calls the PSP, the call belongs to the story of its payment. */
class TracedCallsTest {

  private static final String ONE = "11111111111111111111111111111111";
  private static final String OTHER = "22222222222222222222222222222222";

  private final PlayedPsp played = new PlayedPsp();
  private final HttpPsp psp =
      CalledPsp.of(played.url(), Duration.ofSeconds(5), 8, new SimpleMeterRegistry());
  private final Chance chance = Chance.of(1);
  private final Servers servers =
      Servers.start(Settings.standard(), new Moods.Script(), chance, new Trace(Trace.UNREAD));

  @AfterEach
  void close() {
    played.close();
  }

  @Test
  void a_consumer_calls_with_the_trace_of_each_event() {
    for (var trace : List.of(ONE, OTHER)) {
      var order = stored(trace, new State.Requested(Samples.requested()));
      servers.topics().publish(order.requestEnvelope());
    }
    var step = new CapturePaymentService(servers.orders(), servers.attempts(), psp);
    var streams =
        new InMemoryStreams(
            servers.topics(), servers.database(), servers.faults(), chance, "bench", 50);
    var tools =
        new Pipeline.Tools(
            servers.database(),
            servers.inbox(),
            new InMemoryFailures(),
            PipelineRoom.calls(),
            servers.watch(),
            servers.clock());
    try (var stream = streams.open(step, 0)) {
      var pipeline = new Pipeline<>(step, stream, tools);
      for (var batch = stream.poll(Duration.ZERO);
          !batch.isEmpty();
          batch = stream.poll(Duration.ZERO)) pipeline.run(batch);
    }

    assertThat(traces()).containsExactlyInAnyOrder(ONE, OTHER);
  }

  @Test
  void the_janitor_asks_with_the_trace_of_each_payment() {
    Instant now = servers.clock().instant();
    for (var trace : List.of(ONE, OTHER)) stored(trace, new State.Pending(Samples.questionAt(now)));
    new JanitorService(
            servers.intents(),
            servers.orders(),
            servers.payments(),
            new AuthorizationGate(servers.intents(), servers.outbox(), psp, chance),
            new VoidGate(servers.payments(), psp, chance),
            new ExpiryGate(servers.payments(), servers.orders(), psp, chance),
            servers.attempts(),
            servers.outbox(),
            servers.database(),
            PipelineRoom.calls(),
            psp,
            servers.clock(),
            10)
        .runOnce();

    assertThat(traces()).containsExactlyInAnyOrder(ONE, OTHER);
  }

  /** An order of an authorized payment. */
  private PaymentOrder stored(String trace, State state) {
    var intent = Samples.authorized();
    var first = Samples.orders(intent).getFirst();
    var order =
        new PaymentOrder(
            first.id(),
            first.payment(),
            first.intent(),
            first.seller(),
            first.amount(),
            eur(0),
            first.captureMethod(),
            state,
            new Demand(1, first.amount(), true),
            List.of(),
            Refunds.NONE,
            trace,
            first.createdAt());
    servers
        .database()
        .run(() -> {
          servers.intents().add(List.of(intent));
          servers.payments().add(List.of(Samples.payment(intent)));
          servers.orders().add(List.of(order));
        });
    return order;
  }

  private List<String> traces() {
    return played.asked().stream()
        .map(asked -> String.valueOf(asked.trace()).split("-", -1))
        .map(parts -> parts.length > 1 ? parts[1] : "none")
        .toList();
  }
}
