package dev.sluice.bench.load;

import dev.sluice.bench.order.MadeUpOrders;
import dev.sluice.bench.order.OrderFile;
import dev.sluice.bench.order.Orders;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** One run of {@code pay} or {@code demo} against a platform that is up. */
public final class Load {
  /** Every demonstration is the same orders under new ids, so two of them can be compared. */
  private static final long DEMO_SEED = 7;

  private final LoadRequest request;
  private final Patience patience;
  private final InstantSource clock;
  private final Progress progress;

  Load(LoadRequest request, Patience patience, InstantSource clock) {
    this.request = request;
    this.patience = patience;
    this.clock = clock;
    this.progress =
        new Progress(
            request.progress(), !request.json() && Progress.isTerminal(request.progress()));
  }

  /**
   * Sends every order until it is answered, waits until all is booked, audits. Lines that cannot be
   * sent, orders refused and waits given up stand in the result and are no exception.
   *
   * @throws IllegalArgumentException with a sentence for the user, if the file as a whole cannot be
   *     used; nothing was sent
   */
  public static LoadResult run(LoadRequest request) throws InterruptedException {
    return new Load(request, Patience.usual(), InstantSource.system()).run();
  }

  LoadResult run() throws InterruptedException {
    Orders orders = orders();
    try (HttpClient http = Management.client()) {
      try {
        return run(http, orders);
      } catch (InterruptedException stop) {
        http.shutdownNow();
        throw stop;
      } finally {
        progress.end();
      }
    }
  }

  private Orders orders() {
    return request
        .file()
        .map(OrderFile::read)
        .orElseGet(() -> {
          String run = Long.toString(clock.millis(), Character.MAX_RADIX);
          return MadeUpOrders.make(request.demoOrders(), DEMO_SEED, run);
        });
  }

  private LoadResult run(HttpClient http, Orders orders) throws InterruptedException {
    Management management = new Management(http, request.management());
    Drain drain = new Drain(management, patience, progress);
    Drain.Drained before = drain.look("");
    if (before.stuck().isPresent()) {
      String why = "nothing was sent, " + before.stuck().get();
      return new LoadResult(
          Sent.nothing(orders.rejected()),
          Shipping.Shipped.NOTHING,
          before.books(),
          Duration.ZERO,
          AuditResult.none(why),
          List.of(why));
    }
    Door api = new Door(http, request.api(), request.writeToken(), patience.answer());
    PaymentsDoor door = new PaymentsDoor(api);
    long begun = System.nanoTime();
    Sent sent =
        new Sender(
                door,
                request.commissionBps(),
                patience,
                progress,
                Instant.parse(before.books().now()))
            .send(orders, request.rate());
    Shipping.Shipped shipped = new Shipping(api, patience, progress).ship(sent.shipments());
    Drain.Drained after = drain.drain(before.books().now());
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    progress.auditing();
    // Who could not be reached for the books is not waited for a second time.
    Duration giveUp = after.stuck().isPresent() ? Duration.ZERO : patience.giveUp();
    AuditResult audit = Audit.settled(management, patience, giveUp);
    Drain.Drained last = after.stuck().isPresent() ? after : drain.look(before.books().now());
    Books books = last.stuck().isPresent() ? after.books() : last.books();
    return new LoadResult(sent, shipped, books, took, audit, troubles(sent, shipped, after));
  }

  private static List<String> troubles(Sent sent, Shipping.Shipped shipped, Drain.Drained after) {
    List<String> troubles = new ArrayList<>();
    if (sent.unanswered() > 0) {
      troubles.add(
          sent.unanswered()
              + " orders were not answered; the same file again pays only what is unpaid");
    }
    if (!shipped.unanswered().isEmpty()) {
      troubles.add(
          "captures, voids or refunds of %d orders were not answered (line %d: %s)"
              .formatted(
                  shipped.unanswered().size(),
                  shipped.unanswered().getFirst().line(),
                  shipped.unanswered().getFirst().reason()));
    }
    after.stuck().ifPresent(troubles::add);
    return troubles;
  }
}
