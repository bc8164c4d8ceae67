package dev.sluice.bench.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final Duration LENGTH = Duration.ofMillis(500);

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final ConcurrentLinkedQueue<String> bodies = new ConcurrentLinkedQueue<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpServer server = server();
  private final URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  private final Wires wires = new Wires(base);

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
  }

  @AfterEach
  void stop() {
    wires.close();
    server.stop(0);
  }

  @Test
  void as_many_come_as_the_rate_says_and_each_is_sent_whole() throws Exception {
    answers(202, 202);
    Arrived arrived = run(400);

    // Poisson: two hundred, give or take five times the fourteen one expects
    assertThat((double) arrived.accepted()).isCloseTo(200, within(70.0));
    assertThat(arrived.refused() + arrived.failed()).isZero();
    assertThat(bodies).hasSize((int) arrived.accepted()).allMatch("{\"a\":\"ü\"}"::equals);
    assertThat(arrived.acceptedMs(99)).isGreaterThanOrEqualTo(arrived.acceptedMs(50));
  }

  @Test
  void what_is_turned_away_is_no_failure_and_what_is_wrong_is_one() throws Exception {
    answers(202, 429, 503, 400);
    Arrived arrived = run(400);

    assertThat(arrived.accepted()).isPositive();
    assertThat(arrived.refused()).isPositive();
    assertThat(arrived.failed()).isPositive();
    assertThat(arrived.whyFailed()).isEqualTo("answered with 400");
  }

  @Test
  void a_server_that_stalls_is_charged_with_the_time_of_all_who_came_meanwhile() throws Exception {
    AtomicBoolean first = new AtomicBoolean(true);
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (first.getAndSet(false)) {
              never.await(LENGTH.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
              open.countDown();
            }
            open.await();
            exchange.sendResponseHeaders(202, -1);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    Arrived arrived = run(200);

    // they came all through the stall, so the one in the middle waited about half of it
    assertThat(arrived.acceptedMs(100)).isGreaterThan(400);
    assertThat(arrived.acceptedMs(50)).isGreaterThan(100);
  }

  @Test
  void a_server_that_is_away_is_a_failure_with_a_reason() throws Exception {
    server.start();
    server.stop(0);
    Arrived arrived = run(100);

    assertThat(arrived.failed()).isPositive();
    assertThat(arrived.whyFailed()).isNotEmpty();
  }

  private void answers(int... statuses) {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            bodies.add(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            int n = asked.getAndIncrement();
            byte[] answer = "{\"id\":\"pay_1\"}".getBytes(StandardCharsets.UTF_8);
            // chunked and with a length by turns
            exchange.sendResponseHeaders(
                statuses[n % statuses.length], n % 2 == 0 ? 0 : answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
              out.write(answer);
            }
          }
        });
    server.start();
  }

  private Arrived run(double rate) throws InterruptedException {
    byte[] request = Wire.post(base, "/", "", "{\"a\":\"ü\"}");
    Telling telling = new Telling(new PrintStream(told, true, StandardCharsets.UTF_8));
    return new Arrivals(wires, () -> () -> request, new SplittableRandom(7), telling)
        .run("testing", rate, LENGTH, Arrivals.Due.NOTHING);
  }
}
