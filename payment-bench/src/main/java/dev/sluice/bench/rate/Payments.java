package dev.sluice.bench.rate;

import dev.sluice.bench.arrival.Arrivals;
import dev.sluice.bench.arrival.Arrived;
import dev.sluice.bench.arrival.Telling;
import dev.sluice.bench.arrival.Wire;
import dev.sluice.bench.arrival.Wires;
import dev.sluice.bench.gauge.Broker;
import dev.sluice.bench.gauge.Cpu;
import dev.sluice.bench.gauge.Database;
import dev.sluice.bench.gauge.Meters;
import dev.sluice.bench.gauge.Platform;
import dev.sluice.bench.load.Management;
import dev.sluice.bench.load.PaymentRequest;
import dev.sluice.bench.load.Rest;
import dev.sluice.bench.order.MadeUpOrders;
import dev.sluice.bench.order.Order;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Payments sent to a platform that is up, and what that did to it. Used by one thread. */
public final class Payments implements AutoCloseable {
  private static final int COMMISSION_BPS = 1250;
  private static final Duration SAMPLE = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration STUCK = Duration.ofMinutes(3);

  /** At a look for what is unfinished, so many seconds of arrivals are looked through. */
  private static final int WINDOW_SECONDS = 20;

  private static final int MOST_LOOKED_THROUGH = 200_000;

  private final Platform platform;
  private final Telling telling;
  private final Wires wires;
  private final Database database;
  private final Broker broker;
  private final HttpClient http;
  private final Meters meters;
  private final Arrivals arrivals;

  /**
   * @param run stands in every order id: another run is other payments
   */
  public Payments(
      Platform platform, MadeUpOrders.Sellers sellers, long seed, String run, Telling telling) {
    this.platform = platform;
    this.telling = telling;
    this.wires = new Wires(platform.api());
    this.database = new Database(platform.database());
    this.broker = new Broker(platform.kafka());
    this.http = Management.client();
    this.meters = new Meters(http, platform.consumers());
    MadeUpOrders orders = new MadeUpOrders(seed, run, sellers);
    this.arrivals =
        new Arrivals(wires, () -> request(orders.next()), new SplittableRandom(seed), telling);
  }

  private Supplier<byte[]> request(Order order) {
    return () -> {
      PaymentRequest payment = PaymentRequest.of(order, COMMISSION_BPS);
      String headers =
          "Authorization: Bearer %s\r\nIdempotency-Key: %s\r\n"
              .formatted(platform.writeToken().get(), payment.key());
      return Wire.post(platform.api(), "/api/v1/payments", headers, payment.body());
    };
  }

  public Database database() {
    return database;
  }

  public Broker broker() {
    return broker;
  }

  /** Arrivals that only make everything warm. The end of them is counted closely. */
  Sample warmUp(double rate, Duration length) throws InterruptedException {
    if (length.compareTo(SAMPLE.multipliedBy(2)) < 0) {
      if (!length.isZero()) arrivals.run("warming up", rate, length, Arrivals.Due.NOTHING);
      return Sample.NONE;
    }
    arrivals.run("warming up", rate, length.minus(SAMPLE), Arrivals.Due.NOTHING);
    drain(rate);
    database.countStatements(true);
    Broker.Position from = broker.position();
    long before = database.statements();
    Arrived counted = arrivals.run("counting", rate, SAMPLE, Arrivals.Due.NOTHING);
    drain(rate);
    long statements = database.statements() - before;
    database.countStatements(false);
    return new Sample(counted.accepted(), statements, broker.between(from, broker.position()));
  }

  /** A measured stretch, up to the moment when all of it is in the balances. */
  Run run(String what, double rate, Duration length, Sample sample) throws InterruptedException {
    Map<String, Meters.Batches> batches = meters.batches();
    Map<String, Double> cpu = Cpu.millis(platform.pids());
    Database.Work work = database.work();
    AtomicLong backlog = new AtomicLong();
    long[] ended = {0};
    Arrived arrived =
        arrivals.run(
            what,
            rate,
            length,
            () -> {
              ended[0] = System.nanoTime();
              backlog.set(unfinished(rate));
            });
    Map<String, Meters.Batches> batchesAfter = meters.batches();
    drain(rate);
    Duration drain = Duration.ofNanos(System.nanoTime() - ended[0]);
    Database.Work did = database.work().since(work);
    Map<String, Double> cpuAfter = Cpu.millis(platform.pids());
    long payments = Math.max(1, arrived.accepted());
    Map<String, Double> each = Cost.perPayment(cpu, cpuAfter, payments);
    Double load = each.remove(Cpu.LOAD);
    Cost cost =
        new Cost(
            each,
            load == null ? Double.NaN : load,
            (double) did.walBytes() / payments,
            (double) did.fsyncs() / payments,
            (double) did.transactions() / payments,
            sample.statementsEach(),
            sample.transactionsEach(),
            sample.recordsEach(),
            sample.bytesEach());
    return new Run(
        rate,
        arrived,
        backlog.get(),
        drain,
        cost,
        Meters.paymentsPerBatch(batches, batchesAfter, payments),
        work.now(),
        Run.Percentiles.UNKNOWN);
  }

  /** The same with the times its payments took to the balances; to be asked right after it. */
  Run timed(Run run) throws InterruptedException {
    telling.mention("reading how long payments took to the balances");
    Rest.Times times = Rest.times(platform.management(), run.since());
    return run.with(new Run.Percentiles(times.p50(), times.p99()));
  }

  /** Arrivals alone: nothing is measured, nothing is waited for. */
  Arrived only(String what, double rate, Duration length) throws InterruptedException {
    return arrivals.run(what, rate, length, Arrivals.Due.NOTHING);
  }

  private long unfinished(double rate) {
    return database.unfinished(
        Math.min(MOST_LOOKED_THROUGH, Math.round(rate * WINDOW_SECONDS) + 1_000));
  }

  /**
   * Waits until everything is in the balances.
   *
   * @throws IllegalStateException when nothing moves any more
   */
  void drain(double rate) throws InterruptedException {
    long least = Long.MAX_VALUE;
    long moved = System.nanoTime();
    for (long left = unfinished(rate); left > 0; left = unfinished(rate)) {
      if (left < least) {
        least = left;
        moved = System.nanoTime();
      }
      if (System.nanoTime() - moved > STUCK.toNanos()) {
        throw new IllegalStateException(
            "%d payments have not moved for %d minutes: see ./sluice status"
                .formatted(left, STUCK.toMinutes()));
      }
      telling.mention("draining, %d payments to go", left);
      Thread.sleep(LOOK);
    }
  }

  @Override
  public void close() {
    wires.close();
    broker.close();
    database.close();
    http.close();
  }
}
