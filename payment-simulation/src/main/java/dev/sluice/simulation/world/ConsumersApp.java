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
import dev.sluice.application.payment.ExpiryGate;
import dev.sluice.application.payment.VoidGate;
import dev.sluice.application.pipeline.Calls;
import dev.sluice.application.pipeline.Pipeline;
import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Streams;
import dev.sluice.application.retry.JanitorService;
import dev.sluice.application.retry.RetryBudget;
import dev.sluice.application.retry.RetryService;
import dev.sluice.application.settlement.BooksAtOnce;
import dev.sluice.application.settlement.FindMissingService;
import dev.sluice.application.settlement.ImportSettlementService;
import dev.sluice.application.settlement.MatchLateService;
import dev.sluice.application.settlement.ReleaseReservesService;
import dev.sluice.domain.event.Event;
import dev.sluice.simulation.pipeline.InMemoryCalls;
import dev.sluice.simulation.pipeline.InMemoryStreams;
import dev.sluice.simulation.time.InstanceClock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The nine consumers and the two jobs, wired as the consumers' application wires them. */
final class ConsumersApp implements App {

  static final String RETRY = "retry-dispatcher";
  static final String SWEEP = "retry-sweep";
  static final String JANITOR = "capture-janitor";

  private static final int PLENTY = 1_000_000;

  private final Servers servers;
  private final Fittings fit;
  private final String name;
  private final InstanceClock clock;
  private final List<Actor> actors = new ArrayList<>();

  ConsumersApp(Servers s, Fittings fit, String name, InstanceClock clock) {
    this.servers = s;
    this.fit = fit;
    this.name = name;
    this.clock = clock;
    var calls = new InMemoryCalls(s.database(), s.chance(), s.settings().group());
    var tools =
        new Pipeline.Tools(s.database(), fit.inbox(s), fit.failures(), calls, s.watch(), clock);
    var streams =
        new InMemoryStreams(
            s.topics(), s.database(), s.faults(), s.chance(), name, s.settings().batch());
    steps(s, fit)
        .forEach(step -> actors.add(consumer(fit.step(step), fit.streams(s, streams), tools)));
    var retry = retryOf(s, fit, clock);
    actors.add(Actor.nowAndThen(RETRY, () -> retry.runOnce().named() > 0));
    actors.add(
        Actor.nowAndThen(
            SWEEP,
            () -> {
              var round = retry.sweep();
              return round.swept() + round.lost() > 0;
            }));
    var janitor = janitorOf(s, fit, clock, calls);
    actors.add(Actor.nowAndThen(JANITOR, () -> janitor.runOnce() > 0));
    actors.addAll(settlementJobs(s, fit, clock));
    actors.addAll(PayoutDoor.jobs(s, fit, clock));
  }

  private <E extends Event> Actor consumer(Step<E> step, Streams streams, Pipeline.Tools tools) {
    return Actor.always(
        step.name(), new ConsumerRound<>(Watched.over(step, servers.coverage()), streams, tools));
  }

  static Stream<Step<?>> steps(Servers s, Fittings fit) {
    return Stream.of(
        new ExecuteAuthorizationService(
            fit.intents(s),
            fit.payments(s),
            authorizations(s, fit),
            voids(s, fit),
            new WatchedAttempts(s),
            s.timer(),
            fit.psp(s),
            s.chance()),
        RecordLedgerEntriesService.holds(s.journal()),
        new RequestCaptureService(fit.orders(s), fit.psp(s), s.chance()),
        new CapturePaymentService(fit.orders(s), s.attempts(), fit.psp(s)),
        new ProcessPaymentService(fit.orders(s), s.timer(), fit.psp(s), s.chance()),
        new AggregateCapturesService(fit.payments(s)),
        new RequestLedgerRecordingService(),
        RecordLedgerEntriesService.commands(s.journal()),
        new UpdateBalancesService(fit.balances(s), s.cache()));
  }

  static RetryService retryOf(Servers s, Fittings fit, InstantSource clock) {
    return new RetryService(
        fit.intents(s),
        fit.orders(s),
        fit.payments(s),
        fit.outbox(s),
        s.timer(),
        s.database(),
        fit.psp(s),
        clock,
        s.chance(),
        new RetryBudget(PLENTY),
        s.settings().batch(),
        s.settings().lostAfter());
  }

  static JanitorService janitorOf(Servers s, Fittings fit, InstantSource clock, Calls calls) {
    return new JanitorService(
        fit.intents(s),
        fit.orders(s),
        fit.payments(s),
        authorizations(s, fit),
        voids(s, fit),
        new ExpiryGate(fit.payments(s), fit.orders(s), fit.psp(s), s.chance()),
        new WatchedAttempts(s),
        fit.outbox(s),
        s.database(),
        calls,
        fit.psp(s),
        clock,
        s.settings().batch());
  }

  static BooksAtOnce booksOf(Servers s, Fittings fit) {
    return new BooksAtOnce(s.journal(), fit.balances(s), s.cache());
  }

  private static List<Actor> settlementJobs(Servers s, Fittings fit, InstantSource clock) {
    var books = booksOf(s, fit);
    var reader =
        new ImportSettlementService(
            fit.settlementFiles(s),
            fit.settlementLines(s),
            fit.discrepancies(s),
            fit.reserves(s),
            books,
            s.ids(),
            s.database(),
            clock);
    var matcher =
        new MatchLateService(
            fit.settlementLines(s),
            fit.discrepancies(s),
            fit.reserves(s),
            books,
            s.database(),
            clock);
    var searcher =
        new FindMissingService(
            fit.settlementLines(s),
            fit.discrepancies(s),
            s.ids(),
            s.database(),
            clock,
            Horizon.SETTLED_AFTER);
    var releaser = new ReleaseReservesService(fit.reserves(s), books, s.database(), clock);
    return List.of(
        Actor.nowAndThen("settlement-import", () -> reader.runOnce() > 0),
        Actor.nowAndThen("settlement-match", () -> matcher.runOnce() > 0),
        Actor.nowAndThen("settlement-missing", () -> searcher.runOnce() > 0),
        Actor.nowAndThen("reserve-release", () -> releaser.runOnce() > 0));
  }

  private static AuthorizationGate authorizations(Servers s, Fittings fit) {
    return new AuthorizationGate(fit.intents(s), fit.outbox(s), fit.psp(s), s.chance());
  }

  private static VoidGate voids(Servers s, Fittings fit) {
    return new VoidGate(fit.payments(s), fit.psp(s), s.chance());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Actor> actors() {
    return actors;
  }

  @Override
  public ConsumersApp startedAgain() {
    return new ConsumersApp(servers, fit, name, clock);
  }
}
