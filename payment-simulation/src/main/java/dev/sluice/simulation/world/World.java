package dev.sluice.simulation.world;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.IdempotentRequest;
import dev.sluice.application.intent.NewPaymentIntent;
import dev.sluice.application.order.ChangeOrdersService.Part;
import dev.sluice.application.refund.RefundPaymentService;
import dev.sluice.application.review.Resolution.Verdict;
import dev.sluice.application.settlement.ResolveDiscrepancyService.Opinion;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.dispute.Bearer;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.id.SettlementFileId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.seller.Terms;
import dev.sluice.simulation.coverage.Coverage;
import dev.sluice.simulation.fault.Crash;
import dev.sluice.simulation.fault.Trouble;
import dev.sluice.simulation.fault.Weather;
import dev.sluice.simulation.psp.Moods;
import dev.sluice.simulation.time.InstanceClock;
import dev.sluice.simulation.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Clients, both applications and the servers. What dies is started again. */
public final class World {

  private static final ClientId CLIENT = new ClientId("shop");
  private static final Duration COME_AGAIN = Duration.ofSeconds(1);

  /** Time goes on by so much when nothing that is due was done: somebody's clock is behind. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final int LARGEST_STEP = 300;

  /** A world that has not come to rest by then never will. */
  private static final int MOST_ROUNDS = 20_000;

  private final Servers servers;
  private final RandomGenerator chance;
  private final List<Place<ServiceApp>> services = new ArrayList<>();
  private final List<Place<ConsumersApp>> consumers = new ArrayList<>();
  private final List<InstanceClock> clocks = new ArrayList<>();
  private final Turns turns;

  public World(Settings settings, Moods moods, RandomGenerator chance) {
    this(settings, moods, chance, Fittings.SOUND, new Trace(Trace.UNREAD));
  }

  public World(Settings settings, Moods moods, RandomGenerator chance, Fittings fit, Trace trace) {
    this.servers = Servers.start(settings, moods, chance, trace);
    this.chance = chance;
    for (int i = 0; i < settings.services(); i++)
      services.add(
          new Place<>(
              new ServiceApp(servers, fit, "service-" + i, newClock()), ServiceApp::startedAgain));
    for (int i = 0; i < settings.consumers(); i++)
      consumers.add(
          new Place<>(
              new ConsumersApp(servers, fit, "consumers-" + i, newClock()),
              ConsumersApp::startedAgain));
    this.turns = new Turns(servers, chance, services, consumers);
  }

  private InstanceClock newClock() {
    var clock = new InstanceClock(servers.clock());
    clocks.add(clock);
    return clock;
  }

  public Servers servers() {
    return servers;
  }

  /** How often a process has died so far. */
  public int crashes() {
    return turns.crashes();
  }

  /** One machine's clock jumps up to five minutes forward or back. */
  public void stepAClock() {
    servers.faults().count(Trouble.CLOCK_STEP);
    var by = Duration.ofSeconds(chance.nextLong(-LARGEST_STEP, LARGEST_STEP + 1));
    clocks.get(chance.nextInt(clocks.size())).step(by);
  }

  /** A client pays, and repeats the request with the same key until it is answered. */
  public PaymentIntentId pay(NewPaymentIntent basket, String token) {
    var request = request("POST /api/v1/payments", basket.order().value(), basket.toString());
    var answer =
        untilAnswered(
            "pay", service -> service.pay(request, basket, token, traceOf("pay", basket)));
    return PaymentIntentId.of(answer.body());
  }

  public PaymentIntentId create(NewPaymentIntent basket) {
    var request =
        request("POST /api/v1/payment-intents", basket.order().value(), basket.toString());
    var answer =
        untilAnswered(
            "create", service -> service.create(request, basket, traceOf("create", basket)));
    return PaymentIntentId.of(answer.body());
  }

  /** Somebody agrees with a seller on something. */
  public void register(SellerId seller, Terms terms) {
    untilAnswered("register", service -> service.register(seller, terms));
  }

  /** A shopper waits for his authorization. */
  public Answer authorize(PaymentIntentId intent, String token, String key) {
    var request = request("POST /api/v1/payment-intents/" + intent + "/authorize", key, token);
    return untilAnswered(
        "authorize",
        service -> service.authorize(request, intent, token, traceOf("authorize", intent)));
  }

  /** A shopper changes his mind. */
  public Answer cancel(PaymentIntentId intent, String key) {
    var request = request("POST /api/v1/payment-intents/" + intent + "/cancel", key, "");
    return untilAnswered("cancel", service -> service.cancel(request, intent));
  }

  /**
   * A marketplace gives money back.
   *
   * @param lines none for all that may still go back
   */
  public List<RefundId> refund(
      PaymentId payment, List<RefundPaymentService.Line> lines, String key) {
    var request = request("POST /api/v1/payments/" + payment + "/refunds", key, lines.toString());
    var answer = untilAnswered("refund", service -> service.refund(request, payment, lines));
    return Stream.of(answer.body().split(",")).map(RefundId::of).toList();
  }

  /**
   * A person says what she found out about something in review; the status of her resolution.
   *
   * @param subject its public id
   */
  public String resolve(String subject, Verdict verdict, String by, String key) {
    var request = request("POST /api/v1/…/" + subject + "/resolve", key, by + verdict);
    var status =
        untilAnswered("resolve", service -> service.resolve(request, subject, verdict, by)).body();
    servers.coverage().count(Coverage.Kind.OPERATIONS, "resolve " + verdict + ": " + status);
    return status;
  }

  /**
   * A marketplace asks for captures.
   *
   * @param parts none: everything that is open
   */
  public Answer capture(PaymentId payment, List<Part> parts, String key) {
    var request = request("POST /api/v1/payments/" + payment + "/captures", key, parts.toString());
    return untilAnswered("capture", service -> service.capture(request, payment, parts));
  }

  /**
   * A marketplace gives up what is not captured.
   *
   * @param only none: every order
   */
  public Answer voidOrders(PaymentId payment, List<PaymentOrderId> only, String key) {
    var request = request("POST /api/v1/payments/" + payment + "/cancel", key, only.toString());
    return untilAnswered("void", service -> service.cancel(request, payment, only));
  }

  /** A bank takes money back. */
  public DisputeId dispute(PaymentOrderId order, Amount amount, String key) {
    var request = request("POST /api/v1/disputes", key, order + " " + amount);
    var answer =
        untilAnswered(
            "dispute", service -> service.dispute(request, 201, d -> d.open(order, amount)));
    return DisputeId.of(answer.body());
  }

  /** A bank has decided. */
  public void decide(PaymentOrderId order, DisputeId dispute, Optional<Bearer> lostBy, String key) {
    var request = request("POST /api/v1/disputes/" + dispute, key, lostBy.toString());
    untilAnswered(
        "decide",
        service ->
            service.dispute(
                request,
                200,
                d ->
                    lostBy
                        .map(bearer -> d.lose(order, dispute, bearer))
                        .orElseGet(() -> d.win(order, dispute))));
  }

  /** The PSP's report is sent in. */
  public SettlementFileId settle(byte[] csv, String key) {
    var hash = "%064x".formatted(Arrays.hashCode(csv) & 0xffffffffL);
    var request = new IdempotentRequest(CLIENT, "POST /api/v1/settlement-files", key, hash);
    var answer =
        untilAnswered("settle", service -> service.settle(request, csv, traceOf("settle", hash)));
    return SettlementFileId.of(answer.body());
  }

  /** Somebody pays sellers, stops that, or tells what the bank says of it; what became of that. */
  public String payouts(String what, String key, Function<PayoutDoor, String> work) {
    var request = request("POST /api/v1/" + what, key, what);
    return untilAnswered(what, service -> service.payouts(request, work)).body();
  }

  /** A person says where money belongs; what became of the discrepancy. */
  public String explain(DiscrepancyId id, Opinion opinion, String key) {
    var request = request("POST /api/v1/discrepancies/" + id, key, opinion.toString());
    return untilAnswered(
            "explain", service -> service.explain(request, id, opinion, traceOf("explain", id)))
        .body();
  }

  /** What the PSP has to tell by now arrives, in any order; what is not taken comes again. */
  private boolean deliver() {
    boolean any = false;
    while (true) {
      var letter = servers.psp().postbox().take(servers.clock().instant(), chance);
      if (letter.isEmpty()) return any;
      any = true;
      untilAnswered("webhook", service -> service.webhook(letter.get()));
    }
  }

  private Answer untilAnswered(String door, Function<ServiceApp, Answer> call) {
    servers.coverage().count(Coverage.Kind.OPERATIONS, door);
    for (int i = 0; i < MOST_ROUNDS; i++) {
      var place = services.get(chance.nextInt(services.size()));
      try {
        return turns.atTheDoor(place, door, call);
      } catch (Crash died) {
        // the client sees a broken connection and tries again
      } catch (Weather weather) {
        servers.clock().turn(COME_AGAIN);
      } catch (Problem problem) {
        if (problem.code() != ErrorCode.IDEMPOTENCY_KEY_RUNNING) {
          servers.coverage().count(Coverage.Kind.OPERATIONS, door + " refused: " + problem.code());
          throw problem;
        }
        servers.clock().turn(COME_AGAIN);
      }
    }
    throw new IllegalStateException("the door never answers");
  }

  /** Lets everybody work, and time pass, until nothing will ever move by itself. */
  public void rest() {
    for (int i = 0; i < MOST_ROUNDS; i++) {
      if (round() || turns.round(true)) continue;
      var next = new Horizon(servers).next();
      if (next.isEmpty()) return;
      if (next.get().isAfter(servers.clock().instant())) servers.clock().turnTo(next.get());
      else servers.clock().turn(PATIENCE);
    }
    throw new IllegalStateException("this world never comes to rest");
  }

  /** The steps have one turn each, in any order, and jobs now and then one. No time passes. */
  public boolean round() {
    boolean delivered = deliver();
    return turns.round(false) || delivered;
  }

  private static IdempotentRequest request(String methodAndPath, String key, String body) {
    return new IdempotentRequest(CLIENT, methodAndPath, key, body);
  }

  /** Each request is a story of its own. */
  private static String traceOf(String door, Object about) {
    return "%032x".formatted((long) (door + about).hashCode() & 0xffffffffL);
  }
}
