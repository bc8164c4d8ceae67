package dev.sluice.simulation.world;

import dev.sluice.application.dispute.DisputePaymentService;
import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.GatheringDoor;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.idempotency.IdempotentRequest;
import dev.sluice.application.intent.AuthorizationGate;
import dev.sluice.application.intent.AuthorizePaymentService;
import dev.sluice.application.intent.CreatePaymentService;
import dev.sluice.application.intent.CreatePaymentService.Wanted;
import dev.sluice.application.intent.ExpandPaymentService;
import dev.sluice.application.intent.NewPaymentIntent;
import dev.sluice.application.order.ChangeOrdersService;
import dev.sluice.application.order.ChangeOrdersService.Part;
import dev.sluice.application.order.OrderDoor;
import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.outbox.RelayOutboxService;
import dev.sluice.application.refund.RefundPaymentService;
import dev.sluice.application.review.Resolution.Verdict;
import dev.sluice.application.seller.AgreedCommissions;
import dev.sluice.application.seller.RegisterSellerService;
import dev.sluice.application.settlement.ReceiveSettlementFileService;
import dev.sluice.application.settlement.ResolveDiscrepancyService;
import dev.sluice.application.settlement.ResolveDiscrepancyService.Opinion;
import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.PaymentIntentStatus;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.seller.Terms;
import dev.sluice.simulation.time.InstanceClock;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The doors and the relay of the outbox, wired as the service wires them. */
final class ServiceApp implements App {

  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private final Servers servers;
  private final Fittings fit;
  private final String name;
  private final InstanceClock clock;
  private final IdempotentDoor door;
  private final GatheringDoor<Wanted> payments;
  private final CreatePaymentService create;
  private final AuthorizePaymentService authorize;
  private final RegisterSellerService register;
  private final RefundPaymentService refund;
  private final ReviewDoor review;
  private final WebhookDoor webhooks;
  private final ChangeOrdersService orders;
  private final DisputePaymentService dispute;
  private final ReceiveSettlementFileService settle;
  private final ResolveDiscrepancyService explain;
  private final PayoutDoor payouts;
  private final List<Actor> actors;

  ServiceApp(Servers s, Fittings fit, String name, InstanceClock clock) {
    this.servers = s;
    this.fit = fit;
    this.name = name;
    this.clock = clock;
    var intents = fit.intents(s);
    var idempotency = fit.idempotency(s);
    this.door = new IdempotentDoor(idempotency, s.database(), clock);
    this.create =
        new CreatePaymentService(
            intents,
            new AgreedCommissions(fit.sellers(s), false),
            fit.outbox(s),
            s.ids(),
            fit.psp(s),
            clock,
            s.chance());
    this.payments =
        new GatheringDoor<>(
            idempotency,
            s.database(),
            clock,
            wanted ->
                create.createAndAuthorize(wanted).stream()
                    .map(intent -> Answer.of(ACCEPTED, null, intent.id().value()))
                    .toList());
    this.register = new RegisterSellerService(fit.sellers(s), s.database(), clock);
    this.authorize =
        new AuthorizePaymentService(
            intents,
            new AuthorizationGate(intents, fit.outbox(s), fit.psp(s), s.chance()),
            idempotency,
            new WatchedAttempts(s),
            s.timer(),
            fit.psp(s),
            s.database(),
            clock,
            s.chance());
    var orderDoor = doorTo(fit.orders(s));
    this.refund = new RefundPaymentService(doorTo(fit.ordersToRefund(s)), s.ids());
    this.review = new ReviewDoor(s, fit, orderDoor, clock);
    this.webhooks = new WebhookDoor(s, fit, orderDoor, clock);
    this.orders = new ChangeOrdersService(orderDoor);
    this.dispute = new DisputePaymentService(orderDoor, s.ids());
    this.settle = new ReceiveSettlementFileService(fit.settlementFiles(s), s.ids(), clock);
    this.explain =
        new ResolveDiscrepancyService(
            fit.settlementLines(s), fit.discrepancies(s), ConsumersApp.booksOf(s, fit), clock);
    this.payouts = new PayoutDoor(s, fit, clock);
    var relay = relayOf(s, fit, name);
    this.actors =
        List.of(
            Actor.always("outbox-relay", () -> relay.runOnce() > 0),
            Actor.nowAndThen(WebhookDoor.SWEEP, webhooks::sweep));
  }

  private OrderDoor doorTo(PaymentOrders orders) {
    return new OrderDoor(orders, fit.outbox(servers), fit.psp(servers), clock, servers.chance());
  }

  static RelayOutboxService relayOf(Servers s, Fittings fit, String owner) {
    var expansion =
        new ExpandPaymentService(
            fit.intents(s), fit.payments(s), fit.orders(s), fit.outbox(s), fit.psp(s));
    return new RelayOutboxService(
        fit.outbox(s),
        fit.expansion(s, expansion),
        fit.broker(s),
        s.database(),
        fit.failures(),
        owner,
        s.settings().batch(),
        s.settings().lease());
  }

  /** PUT /sellers/{id}: the body is the seller's id. */
  Answer register(SellerId seller, Terms terms) {
    return Answer.of(OK, null, register.register(seller, terms).id().value());
  }

  /** POST /payments: the body is the intent's id. */
  Answer pay(IdempotentRequest request, NewPaymentIntent basket, String token, String trace) {
    return payments.once(request, new Wanted(basket, token, trace));
  }

  /** POST /payment-intents: the body is the intent's id. */
  Answer create(IdempotentRequest request, NewPaymentIntent basket, String trace) {
    return door.once(
        request, () -> Answer.of(CREATED, null, create.create(basket, trace).id().value()));
  }

  /** POST /payment-intents/{id}/authorize: the body is the intent's status. */
  Answer authorize(IdempotentRequest request, PaymentIntentId intent, String token, String trace) {
    return authorize.authorize(request, intent, token, trace, ServiceApp::render);
  }

  /** POST /payment-intents/{id}/cancel: the body is the intent's status. */
  Answer cancel(IdempotentRequest request, PaymentIntentId intent) {
    return door.once(request, () -> Answer.of(OK, null, create.cancel(intent).status().name()));
  }

  /** POST /payments/{id}/refunds: the body names the refunds. */
  Answer refund(
      IdempotentRequest request, PaymentId payment, List<RefundPaymentService.Line> lines) {
    return door.once(
        request,
        () ->
            Answer.of(
                ACCEPTED,
                null,
                refund.refund(payment, lines).stream()
                    .map(asked -> asked.id().value())
                    .collect(Collectors.joining(","))));
  }

  /** POST /…/{id}/resolve: the body is the resolution's status. */
  Answer resolve(IdempotentRequest request, String subject, Verdict verdict, String by) {
    return door.once(
        request, () -> Answer.of(OK, null, review.resolve(subject, verdict, by).status().name()));
  }

  /** POST /payments/{id}/captures: the body is what the orders are now. */
  Answer capture(IdempotentRequest request, PaymentId payment, List<Part> parts) {
    return door.once(request, () -> accepted(orders.capture(payment, parts)));
  }

  /** POST /payments/{id}/cancel: the body is what the orders are now. */
  Answer cancel(IdempotentRequest request, PaymentId payment, List<PaymentOrderId> only) {
    return door.once(request, () -> accepted(orders.cancel(payment, only)));
  }

  private static Answer accepted(List<PaymentOrder> orders) {
    return Answer.of(
        ACCEPTED,
        null,
        orders.stream()
            .map(order -> order.id() + " " + order.status())
            .collect(Collectors.joining(", ")));
  }

  /** POST /disputes and what it comes to: the body is the dispute's id. */
  Answer dispute(
      IdempotentRequest request,
      int status,
      Function<DisputePaymentService, DisputePaymentService.Disputed> work) {
    return door.once(
        request, () -> Answer.of(status, null, work.apply(dispute).dispute().id().value()));
  }

  /** POST /settlement-files: the body is the report's id. */
  Answer settle(IdempotentRequest request, byte[] csv, String trace) {
    return door.once(
        request,
        () -> {
          var bytes = new ByteArrayInputStream(csv);
          var received = settle.receive(request.bodyHash(), csv.length, bytes, "finance", trace);
          return Answer.of(ACCEPTED, null, received.id().value());
        });
  }

  /** POST /discrepancies/{id}/resolve: the body is its status. */
  Answer explain(IdempotentRequest request, DiscrepancyId id, Opinion opinion, String trace) {
    return door.once(
        request, () -> Answer.of(OK, null, explain.resolve(id, opinion, trace).status().name()));
  }

  /** POST /payouts/…: the body is what became of it. */
  Answer payouts(IdempotentRequest request, Function<PayoutDoor, String> work) {
    return door.once(request, () -> Answer.of(OK, null, work.apply(payouts)));
  }

  /** POST /psp/{connector}/webhooks. */
  Answer webhook(byte[] body) {
    webhooks.receive(body);
    return Answer.of(OK, null, "");
  }

  private static Answer render(PaymentIntent intent) {
    boolean pending = intent.status() == PaymentIntentStatus.PENDING_AUTH;
    return Answer.of(pending ? ACCEPTED : OK, null, intent.status().name());
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
  public ServiceApp startedAgain() {
    return new ServiceApp(servers, fit, name, clock);
  }
}
