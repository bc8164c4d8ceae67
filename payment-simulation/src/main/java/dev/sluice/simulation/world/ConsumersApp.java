package dev.sluice.simulation.world;

import dev.sluice.application.balance.UpdateBalancesService;
import dev.sluice.application.intent.AuthorizationGate;
import dev.sluice.application.intent.ExecuteAuthorizationService;
import dev.sluice.application.ledger.RecordLedgerEntriesService;
import dev.sluice.application.ledger.RequestLedgerRecordingService;
import dev.sluice.application.order.CapturePaymentService;
import dev.sluice.application.order.ProcessPaymentService;
import dev.sluice.application.order.RequestCaptureService;
import dev.sluice.application.payment.AggregateCapturesService;
import dev.sluice.application.payment.VoidGate;
import dev.sluice.application.pipeline.Calls;
import dev.sluice.application.pipeline.Pipeline;
import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Streams;
import dev.sluice.application.retry.JanitorService;
import dev.sluice.application.retry.RetryService;
import dev.sluice.domain.event.Event;
import dev.sluice.simulation.pipeline.InMemoryCalls;
import dev.sluice.simulation.pipeline.InMemoryFailures;
import dev.sluice.simulation.pipeline.InMemoryStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The nine consumers and the two jobs, wired as the consumers' application wires them. */
final class ConsumersApp implements App {

  private final Servers servers;
  private final String name;
  private final List<Actor> actors = new ArrayList<>();

  ConsumersApp(Servers s, String name) {
    this.servers = s;
    this.name = name;
    var calls = new InMemoryCalls(s.database(), s.chance(), s.settings().group());
    var tools =
        new Pipeline.Tools(
            s.database(),
            s.inbox(),
            s.deadLetters(),
            new InMemoryFailures(),
            calls,
            s.watch(),
            s.clock());
    var streams =
        new InMemoryStreams(
            s.topics(), s.database(), s.faults(), s.chance(), name, s.settings().batch());
    steps(s).forEach(step -> actors.add(consumer(step, streams, tools)));
    var retry = retryOf(s);
    actors.add(() -> retry.runOnce().named() > 0);
    actors.add(() -> {
      var round = retry.sweep();
      return round.swept() + round.lost() > 0;
    });
    var janitor = janitorOf(s, calls);
    actors.add(() -> janitor.runOnce() > 0);
  }

  private static <E extends Event> Actor consumer(
      Step<E> step, Streams streams, Pipeline.Tools tools) {
    return new ConsumerActor<>(step, streams, tools);
  }

  static Stream<Step<?>> steps(Servers s) {
    return Stream.of(
        new ExecuteAuthorizationService(
            s.intents(),
            s.payments(),
            authorizations(s),
            voids(s),
            s.attempts(),
            s.timer(),
            s.psp(),
            s.chance()),
        RecordLedgerEntriesService.holds(s.journal()),
        new RequestCaptureService(s.orders(), s.psp(), s.chance()),
        new CapturePaymentService(s.orders(), s.attempts(), s.psp()),
        new ProcessPaymentService(s.orders(), s.timer(), s.psp(), s.chance()),
        new AggregateCapturesService(s.payments()),
        new RequestLedgerRecordingService(),
        RecordLedgerEntriesService.commands(s.journal()),
        new UpdateBalancesService(s.balances(), s.cache()));
  }

  static RetryService retryOf(Servers s) {
    return new RetryService(
        s.intents(),
        s.orders(),
        s.payments(),
        s.outbox(),
        s.timer(),
        s.database(),
        s.psp(),
        s.clock(),
        s.chance(),
        s.settings().batch(),
        s.settings().lostAfter());
  }

  static JanitorService janitorOf(Servers s, Calls calls) {
    return new JanitorService(
        s.intents(),
        s.orders(),
        s.payments(),
        authorizations(s),
        voids(s),
        s.attempts(),
        s.outbox(),
        s.database(),
        calls,
        s.psp(),
        s.clock(),
        s.settings().batch());
  }

  private static AuthorizationGate authorizations(Servers s) {
    return new AuthorizationGate(s.intents(), s.outbox(), s.psp(), s.chance());
  }

  private static VoidGate voids(Servers s) {
    return new VoidGate(s.payments(), s.psp(), s.chance());
  }

  @Override
  public List<Actor> actors() {
    return actors;
  }

  @Override
  public ConsumersApp startedAgain() {
    return new ConsumersApp(servers, name);
  }
}
