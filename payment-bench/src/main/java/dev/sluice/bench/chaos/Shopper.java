package dev.sluice.bench.chaos;

import dev.sluice.bench.chaos.Journal.Line;
import dev.sluice.bench.load.Door;
import dev.sluice.bench.load.Patience;
import dev.sluice.bench.load.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks as a client does who cannot know what became of a request: the same key again, at the next
 * instance, until there is an answer. Everything is in the journal before it is believed.
 */
final class Shopper {
  private static final List<String> NAMES =
      List.of("id", "paymentId", "paymentIntentId", "status", "refunds", "code", "detail");
  private static final String INTENTS = "/api/v1/payment-intents";
  private static final int IMPATIENT_PERCENT = 2;

  /** For captures: without them it would never come to its end. */
  private static final Duration FOR_EVER = Duration.ofDays(1);

  /** For refunds: nothing goes back of what is not captured by then. */
  private static final Duration A_WHILE = Duration.ofMinutes(1);

  private final List<Door> doors;
  private final Journal journal;
  private final Patience patience;
  private final AtomicInteger next = new AtomicInteger();

  Shopper(List<Door> doors, Journal journal, Patience patience) {
    this.doors = List.copyOf(doors);
    this.journal = journal;
    this.patience = patience;
  }

  /** Returns when everything that belongs to it is answered: what was said about the payment. */
  Reply.Answered pay(Basket basket) throws InterruptedException {
    return switch (basket.way()) {
      case ASYNC, MANUAL -> {
        Reply.Answered paid = impatiently(basket, "pay", "/api/v1/payments", basket.payment());
        if (paid.good()) goOn(basket, paid.body().path("id").asString(""));
        yield paid;
      }
      case SYNC, CANCEL, BOTH -> payWaiting(basket);
    };
  }

  private Reply.Answered payWaiting(Basket basket) throws InterruptedException {
    Reply.Answered made = impatiently(basket, "create", INTENTS, basket.intent());
    if (!made.good()) return made;
    String intent = INTENTS + "/" + made.body().path("id").asString("");
    if (basket.way() == Basket.Way.CANCEL) return cancel(basket, intent);
    Optional<Thread> other =
        basket.way() == Basket.Way.BOTH
            ? Optional.of(Thread.startVirtualThread(() -> quietly(() -> cancel(basket, intent))))
            : Optional.empty();
    Reply.Answered answer = authorize(basket, intent);
    if (other.isPresent()) other.get().join();
    String payment = answer.body().path("paymentId").asString("");
    if (answer.good() && !payment.isEmpty()) goOn(basket, payment);
    return answer;
  }

  /** Ships it, and gives something of it back. */
  private void goOn(Basket basket, String payment) throws InterruptedException {
    boolean ships = basket.way() == Basket.Way.MANUAL;
    if (!ships && !basket.returned()) return;
    Asking asking = (what, path, body) -> untilAnswered(basket, what, path, body);
    if (ships) {
      JsonNode orders = once(payment, read -> !read.path("orders").isEmpty(), FOR_EVER);
      if (orders.isEmpty()) return;
      new Merchant(asking, payment, ThreadLocalRandom.current()).ship(orders);
    }
    if (basket.returned()) {
      JsonNode orders = once(payment, read -> read.path("final").asBoolean(false), A_WHILE);
      new Returns(asking, payment, ThreadLocalRandom.current()).giveBack(orders);
    }
  }

  /** Its orders as soon as it is as wanted; none where it never is, or not in time. */
  private JsonNode once(String payment, Predicate<JsonNode> wanted, Duration atMost)
      throws InterruptedException {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < atMost.toNanos()) {
      Thread.sleep(patience.poll());
      if (doors.get(instance()).get("/api/v1/payments/" + payment)
              instanceof Reply.Answered(int status, boolean _, JsonNode read)
          && status == 200) {
        if (wanted.test(read)) return read.path("orders");
        boolean never =
            read.path("final").asBoolean(false)
                || read.path("status").asString("").equals("REVIEW");
        if (never) break;
      }
    }
    return JsonMapper.shared().createArrayNode();
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
    for (String name : NAMES) {
      if (body.has(name)) told.set(name, body.get(name));
    }
    return told.toString();
  }

  private interface Request {
    void run() throws InterruptedException;
  }

  private static void quietly(Request request) {
    try {
      request.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
