package dev.sluice.simulator.http;

import dev.sluice.simulator.book.AnswerJson;
import dev.sluice.simulator.book.Book;
import dev.sluice.simulator.book.Done;
import dev.sluice.simulator.book.OpenAuthorizations;
import dev.sluice.simulator.book.Page;
import dev.sluice.simulator.book.Standing;
import dev.sluice.simulator.psp.Outcome;
import dev.sluice.simulator.psp.Psp;
import dev.sluice.simulator.request.Amount;
import dev.sluice.simulator.request.Fields;
import dev.sluice.simulator.request.Operation;
import dev.sluice.simulator.request.RequestJson;
import dev.sluice.simulator.wire.Json;
import dev.sluice.simulator.wire.Unreadable;
import java.time.InstantSource;
import tools.jackson.core.JsonGenerator;

/** The protocol a merchant speaks, under /v1. */
final class MerchantDoor {
  private static final String AUTHORIZATIONS = "/v1/authorizations/";
  private static final String OPERATIONS = "/v1/operations";
  private static final int MAX_PAGE = 10_000;
  private static final int USUAL_PAGE = 1_000;

  private final Psp psp;
  private final Book book;
  private final InstantSource clock;

  MerchantDoor(Psp psp, Book book, InstantSource clock) {
    this.psp = psp;
    this.book = book;
    this.clock = clock;
  }

  Reply handle(Incoming incoming) throws InterruptedException {
    return switch (incoming.path()) {
      case "/v1/authorizations" -> post(incoming, Operation.AUTHORIZE);
      case "/v1/captures" -> post(incoming, Operation.CAPTURE);
      case "/v1/voids" -> post(incoming, Operation.VOID);
      case "/v1/refunds" -> post(incoming, Operation.REFUND);
      case "/v1/authorizations/open" -> Router.get(incoming, this::open);
      case OPERATIONS -> Router.get(incoming, () -> list(incoming));
      case String path when path.startsWith(OPERATIONS + "/") ->
          Router.get(incoming, () -> one(incoming.after(OPERATIONS + "/")));
      case String path when path.startsWith(AUTHORIZATIONS) ->
          Router.get(incoming, () -> held(incoming.after(AUTHORIZATIONS)));
      default -> Router.noSuchPath();
    };
  }

  private Reply post(Incoming incoming, Operation operation) throws InterruptedException {
    if (!incoming.method().equals("POST")) return Router.notAllowed("POST");
    String key = incoming.idempotencyKey();
    if (key == null) throw new Unreadable("the header Idempotency-Key is missing");
    Fields.checked("Idempotency-Key", key);
    return switch (psp.handle(key, RequestJson.read(operation, incoming.json()))) {
      case Outcome.Said(var answer) -> new Reply.Body(200, AnswerJson.bytes(answer), null);
      case Outcome.KeyRunning _ ->
          Reply.error(409, "key_running", "a request with this key is running: repeat it later");
      case Outcome.KeyReused _ ->
          Reply.error(422, "key_reused", "this key stands for another request: use a new key");
      case Outcome.NoSuch(var what) -> Reply.error(404, "no_such_" + what, "no such " + what);
      case Outcome.RateLimited(var retryAfter) ->
          Reply.error(429, "rate_limited", "too many requests, nothing happened", retryAfter);
      case Outcome.Failed _ -> Reply.error(500, "internal_error", "repeat with the same key");
      case Outcome.Unavailable _ -> Reply.error(503, "unavailable", "repeat with the same key");
      case Outcome.Silence(var hold) -> new Reply.Nothing(hold);
    };
  }

  private Reply one(String key) throws InterruptedException {
    Standing standing = book.ask(key, clock.instant());
    if (standing instanceof Standing.Done(var written)) book.awaitSynced(written.position());
    return switch (standing) {
      case Standing.Done(var written) ->
          Reply.ok(json -> {
            json.writeStringProperty("status", "DONE");
            json.writeObjectPropertyStart("answer");
            AnswerJson.write(written.answer(), json);
            json.writeEndObject();
          });
      case Standing.InProgress _ ->
          Reply.ok(json -> json.writeStringProperty("status", "IN_PROGRESS"));
      case Standing.NotFound _ ->
          new Reply.Body(
              404, Json.bytes(json -> json.writeStringProperty("status", "NOT_FOUND")), null);
    };
  }

  private Reply list(Incoming incoming) throws InterruptedException {
    long after = incoming.number("after", 0, 0, Long.MAX_VALUE);
    int limit = (int) incoming.number("limit", USUAL_PAGE, 1, MAX_PAGE);
    Page page = book.page(after, limit);
    book.awaitSynced();
    return Reply.ok(json -> {
      json.writeArrayPropertyStart("operations");
      page.operations().forEach(done -> write(done, json));
      json.writeEndArray();
      if (page.next() == null) json.writeNullProperty("next");
      else json.writeNumberProperty("next", page.next());
    });
  }

  private static void write(Done done, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("sequence", done.sequence());
    json.writeStringProperty("key", done.key());
    json.writeStringProperty("operation", done.operation().wireName());
    json.writeStringProperty("authorization", done.authorization());
    json.writeStringProperty("reference", done.reference());
    RequestJson.writeAmount("amount", done.amount(), json);
    json.writeStringProperty("merchantReference", done.merchantReference());
    json.writeStringProperty("at", done.at().toString());
    json.writeEndObject();
  }

  private Reply held(String reference) throws InterruptedException {
    Amount held = book.held(reference, clock.instant());
    if (held == null) return Reply.error(404, "no_such_authorization", "no such authorization");
    book.awaitSynced();
    return Reply.ok(json -> {
      json.writeStringProperty("status", held.value() > 0 ? "OPEN" : "OVER");
      json.writeStringProperty("reference", reference);
      RequestJson.writeAmount("amount", held, json);
    });
  }

  private Reply open() throws InterruptedException {
    OpenAuthorizations open = book.open(clock.instant());
    book.awaitSynced();
    return Reply.ok(json -> {
      json.writeNumberProperty("count", open.count());
      json.writeObjectPropertyStart("amounts");
      open.amounts().forEach(json::writeNumberProperty);
      json.writeEndObject();
    });
  }
}
