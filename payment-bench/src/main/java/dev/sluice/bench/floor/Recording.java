package dev.sluice.bench.floor;

import dev.sluice.bench.arrival.Wire;
import dev.sluice.bench.arrival.Wires;
import dev.sluice.bench.gauge.Broker;
import dev.sluice.bench.gauge.Database;
import dev.sluice.bench.gauge.Platform;
import dev.sluice.bench.load.PaymentRequest;
import dev.sluice.bench.order.MadeUpOrders;
import dev.sluice.bench.order.Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What one batch of payments really is: sent once through a whole platform and written down on the
 * way.
 *
 * @param payments how many
 * @param requests as they were sent, with an answer
 * @param records of all topics, in the order of each partition
 */
record Recording(
    int payments,
    Script script,
    List<byte[]> requests,
    Wire.Answer answer,
    List<ConsumerRecord<byte[], byte[]>> records) {
  /** Every order id begins with it, and with the number of its batch. */
  static final String ORDERS = "floor";

  private static final int COMMISSION_BPS = 1250;
  private static final int AT_ONCE = 16;

  /** Sent before, so that accounts are open and statements prepared. */
  static final int WARM_UP = 200;

  private static final long LOOK_MILLIS = 200;

  static Recording make(Ground ground, int payments, MadeUpOrders.Sellers sellers)
      throws InterruptedException {
    Platform platform = ground.platform();
    ground.telling().say("recording %d payments", payments);
    MadeUpOrders orders = new MadeUpOrders(1, ORDERS + "-000000", sellers);
    try (Wires wires = new Wires(platform.api());
        Database database = new Database(platform.database());
        Broker broker = new Broker(platform.kafka())) {
      send(platform, wires, new MadeUpOrders(1, "warm", sellers), WARM_UP);
      settle(database);
      Broker.Position from = broker.position();
      ground.tap().record();
      List<Sent> sent = send(platform, wires, orders, payments);
      settle(database);
      Script script = Script.of(ground.tap().recorded());
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      broker.read(
          from,
          broker.position(),
          record -> {
            if (!record.topic().startsWith("_")) records.add(record);
          });
      return new Recording(
          payments,
          script,
          sent.stream().map(Sent::request).toList(),
          sent.getFirst().answer(),
          records);
    }
  }

  private record Sent(byte[] request, Wire.Answer answer) {}

  private static List<Sent> send(Platform platform, Wires wires, MadeUpOrders orders, int payments)
      throws InterruptedException {
    List<Future<Sent>> sent = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int n = 0; n < payments; n++) {
        byte[] request = request(platform, orders.next());
        sent.add(threads.submit(() -> new Sent(request, accepted(wires, request))));
      }
    }
    return sent.stream().map(Future::resultNow).toList();
  }

  private static byte[] request(Platform platform, Order order) {
    PaymentRequest payment = PaymentRequest.of(order, COMMISSION_BPS);
    // The key names the order, so that it can be moved with it.
    String headers =
        "Authorization: Bearer %s\r\nIdempotency-Key: %s\r\n"
            .formatted(platform.writeToken().get(), order.orderId());
    return Wire.post(platform.api(), "/api/v1/payments", headers, payment.body());
  }

  private static Wire.Answer accepted(Wires wires, byte[] request)
      throws IOException, InterruptedException {
    for (Wire.Answer answer = wires.send(request); ; answer = wires.send(request)) {
      if (answer.status() == 202) return answer;
      if (answer.status() != 429 && answer.status() != 503) {
        throw new IllegalStateException("a payment was answered with " + answer.status());
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private static void settle(Database database) throws InterruptedException {
    while (database.unfinished(10_000) > 0) Thread.sleep(LOOK_MILLIS);
    // Completions and what the relay says about them come a moment later.
    while (database.number("SELECT count(*) FROM outbox_event WHERE sent_at IS NULL") > 0) {
      Thread.sleep(LOOK_MILLIS);
    }
    Thread.sleep(5 * LOOK_MILLIS);
  }
}
