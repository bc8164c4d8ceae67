package dev.sluice.simulation.world;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.idempotency.IdempotentRequest;
import dev.sluice.application.intent.AuthorizationGate;
import dev.sluice.application.intent.AuthorizePaymentService;
import dev.sluice.application.intent.CreatePaymentService;
import dev.sluice.application.intent.ExpandPaymentService;
import dev.sluice.application.intent.NewPaymentIntent;
import dev.sluice.application.outbox.RelayOutboxService;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.simulation.outbox.InMemoryBroker;
import dev.sluice.simulation.pipeline.InMemoryFailures;
import java.util.List;

/** The doors and the relay of the outbox, wired as the service wires them. */
final class ServiceApp implements App {

  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private final Servers servers;
  private final String name;
  private final IdempotentDoor door;
  private final CreatePaymentService create;
  private final AuthorizePaymentService authorize;
  private final RelayOutboxService relay;

  ServiceApp(Servers s, String name) {
    this.servers = s;
    this.name = name;
    this.door = new IdempotentDoor(s.idempotency(), s.database(), s.clock());
    this.create =
        new CreatePaymentService(s.intents(), s.outbox(), s.ids(), s.psp(), s.clock(), s.chance());
    this.authorize =
        new AuthorizePaymentService(
            s.intents(),
            new AuthorizationGate(s.intents(), s.outbox(), s.psp(), s.chance()),
            s.idempotency(),
            s.attempts(),
            s.psp(),
            s.database(),
            s.clock(),
            s.chance());
    this.relay = relayOf(s, name);
  }

  static RelayOutboxService relayOf(Servers s, String owner) {
    return new RelayOutboxService(
        s.outbox(),
        new ExpandPaymentService(s.intents(), s.payments(), s.orders(), s.outbox()),
        new InMemoryBroker(s.topics(), s.database(), s.faults()),
        s.database(),
        new InMemoryFailures(),
        owner,
        s.settings().batch(),
        s.settings().lease());
  }

  /** POST /payments: the body is the intent's id. */
  Answer pay(IdempotentRequest request, NewPaymentIntent basket, String token, String trace) {
    return door.once(
        request,
        () ->
            Answer.of(
                ACCEPTED, null, create.createAndAuthorize(basket, token, trace).id().value()));
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

  private static Answer render(PaymentIntent intent) {
    return Answer.of(intent.pursuit().isPresent() ? ACCEPTED : OK, null, intent.status().name());
  }

  @Override
  public List<Actor> actors() {
    return List.of(() -> relay.runOnce() > 0);
  }

  @Override
  public ServiceApp startedAgain() {
    return new ServiceApp(servers, name);
  }
}
