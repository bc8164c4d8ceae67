package dev.sluice.bench.chaos;

import dev.sluice.bench.chaos.Journal.Line;
import dev.sluice.bench.load.Door;
import dev.sluice.bench.load.Patience;
import dev.sluice.bench.load.Reply;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks as a client does who cannot know what became of a request: the same key again, at the next
 * instance, until there is an answer. Everything is in the journal before it is believed.
 */
final class Shopper {
  private static final String INTENTS = "/api/v1/payment-intents";
  private static final int IMPATIENT_PERCENT = 2;

  private final List<Door> doors;
  private final Journal journal;
  private final Patience patience;
  private final AtomicInteger next = new AtomicInteger();

  Shopper(List<Door> doors, Journal journal, Patience patience) {
    this.doors = List.copyOf(doors);
    this.journal = journal;
    this.patience = patience;
  }

  /** Returns when everything that belongs to it is answered: the last answer. */
  Reply.Answered pay(Basket basket) throws InterruptedException {
    if (basket.way() == Basket.Way.ASYNC || basket.way() == Basket.Way.MANUAL) {
      Reply.Answered paid = impatiently(basket, "pay", "/api/v1/payments", basket.payment());
      if (paid.good() && basket.way() == Basket.Way.MANUAL) {
        ship(basket, paid.body().path("id").asString(""));
      }
      return paid;
    }
    Reply.Answered made = impatiently(basket, "create", INTENTS, basket.intent());
    if (!made.good()) return made;
    String intent = INTENTS + "/" + made.body().path("id").asString("");
    return switch (basket.way()) {
      case SYNC -> authorize(basket, intent);
      case CANCEL -> cancel(basket, intent);
      case BOTH -> {
        Thread other = Thread.startVirtualThread(() -> quietly(() -> cancel(basket, intent)));
        Reply.Answered answer = authorize(basket, intent);
        other.join();
        yield answer;
      }
      case ASYNC, MANUAL -> throw new AssertionError("paid above");
    };
  }

  /** Once it is authorized; not at all where it never is. */
  private void ship(Basket basket, String payment) throws InterruptedException {
    JsonNode read = JsonMapper.shared().missingNode();
    while (read.path("orders").isEmpty()) {
      Thread.sleep(patience.poll());
      if (doors.get(instance()).get("/api/v1/payments/" + payment)
          instanceof Reply.Answered(int status, boolean _, JsonNode body)) {
        if (status != 200) continue;
        read = body;
        boolean never =
            read.path("final").asBoolean(false)
                || read.path("status").asString("").equals("REVIEW");
        if (never && read.path("orders").isEmpty()) return;
      }
    }
    new Merchant(
            (what, path, body) -> untilAnswered(basket, what, path, body),
            payment,
            ThreadLocalRandom.current())
        .ship(read.path("orders"));
  }

  private int instance() {
    return Math.floorMod(next.getAndIncrement(), doors.size());
  }

  private Reply.Answered authorize(Basket basket, String intent) throws InterruptedException {
    return impatiently(basket, "authorize", intent + "/authorize", basket.authorization());
  }

  private Reply.Answered cancel(Basket basket, String intent) throws InterruptedException {
    return untilAnswered(basket, "cancel", intent + "/cancel", "{}");
  }

  /** Now and then the same request leaves twice at once. */
  private Reply.Answered impatiently(Basket basket, String what, String path, String body)
      throws InterruptedException {
    if (ThreadLocalRandom.current().nextInt(100) >= IMPATIENT_PERCENT) {
      return untilAnswered(basket, what, path, body);
    }
    Thread twin =
        Thread.startVirtualThread(() -> quietly(() -> untilAnswered(basket, what, path, body)));
    Reply.Answered answer = untilAnswered(basket, what, path, body);
    twin.join();
    return answer;
  }

  private Reply.Answered untilAnswered(Basket basket, String what, String path, String body)
      throws InterruptedException {
    String key = basket.order() + "-" + what;
    for (int attempt = 1; ; attempt++) {
      int instance = instance();
      journal.write(new Line(basket.order(), key, path, instance, Line.ASKED, body));
      Reply reply = doors.get(instance).post(path, key, body);
      switch (reply) {
        case Reply.Answered answered -> {
          String said = told(answered.body());
          journal.write(new Line(basket.order(), key, path, instance, answered.status(), said));
          return answered;
        }
        case Reply.Later later -> {
          String why = later.why();
          journal.write(new Line(basket.order(), key, path, instance, Line.SILENCE, why));
          Thread.sleep(patience.pause(attempt, later.after(), ThreadLocalRandom.current()));
        }
      }
    }
  }

  /** What the verdict needs of an answer. */
  private static String told(JsonNode body) {
    var told = JsonMapper.shared().createObjectNode();
    for (String name : List.of("id", "paymentId", "paymentIntentId", "status", "code", "detail")) {
      if (body.has(name)) told.set(name, body.get(name));
    }
    return told.toString();
  }

  private interface Asking {
    void run() throws InterruptedException;
  }

  private static void quietly(Asking asking) {
    try {
      asking.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
