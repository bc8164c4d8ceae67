package dev.sluice.infrastructure.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.application.psp.PspRequest;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.psp.PspReference;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

@Timeout(30)
class HttpPspTest {
  private static final PaymentIntentId INTENT = new PaymentIntentId(7);
  private static final PaymentOrderId ORDER = new PaymentOrderId(8);
  private static final Amount AMOUNT = Amount.of(1450, "EUR");
  private static final PspReference AUTHORIZATION = new PspReference("auth_1");
  private static final PspRequest.Capture CAPTURE =
      new PspRequest.Capture(ORDER, 1, AMOUNT, AUTHORIZATION);
  private static final String APPROVED =
      """
      {"status":"APPROVED","reference":"cap_1","amount":{"value":1450,"currency":"EUR"},\
      "at":"2026-03-01T12:00:00Z","more":{"than":"we know"}}\
      """;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final PlayedPsp played = new PlayedPsp();
  private final HttpPsp psp = CalledPsp.of(played.url(), Duration.ofSeconds(10), 4, registry);

  @AfterEach
  void close() {
    played.close();
  }

  @Test
  void requests_look_as_the_protocol_says() {
    played.plays(PlayedPsp.says(200, APPROVED));
    psp.send(new PspRequest.Authorize(INTENT, AMOUNT, "tok_visa"));
    psp.send(CAPTURE);
    psp.send(new PspRequest.Void(INTENT, AMOUNT, AUTHORIZATION));
    psp.send(new PspRequest.VoidByKey(INTENT, AMOUNT));
    psp.ask(CAPTURE.key());
    var amount = "\"amount\":{\"value\":1450,\"currency\":\"EUR\"}";
    assertThat(played.asked())
        .extracting(PlayedPsp.Asked::method, PlayedPsp.Asked::path, PlayedPsp.Asked::key)
        .containsExactly(
            tuple("POST", "/v1/authorizations", INTENT.value() + ":authorize"),
            tuple("POST", "/v1/captures", ORDER.value() + ":capture-1"),
            tuple("POST", "/v1/voids", INTENT.value() + ":void"),
            tuple("POST", "/v1/voids", INTENT.value() + ":void"),
            tuple("GET", "/v1/operations/" + ORDER.value() + "%3Acapture-1", null));
    assertThat(played.asked())
        .extracting(PlayedPsp.Asked::body)
        .containsExactly(
            "{\"token\":\"tok_visa\",%s,\"merchantReference\":\"%s\"}"
                .formatted(amount, INTENT.value()),
            "{\"authorization\":\"auth_1\",%s,\"merchantReference\":\"%s\"}"
                .formatted(amount, ORDER.value()),
            "{\"authorization\":\"auth_1\",%s,\"merchantReference\":\"%s\"}"
                .formatted(amount, INTENT.value()),
            "{\"authorizationKey\":\"%s:authorize\",%s,\"merchantReference\":\"%s\"}"
                .formatted(INTENT.value(), amount, INTENT.value()),
            "");
  }

  @Test
  void the_trace_of_the_log_context_goes_along() {
    played.plays(PlayedPsp.says(200, APPROVED));
    MDC.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
    try {
      psp.send(CAPTURE);
    } finally {
      MDC.clear();
    }
    psp.send(CAPTURE);
    assertThat(played.asked().getFirst().trace())
        .matches("00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01");
    assertThat(played.asked().getLast().trace()).isNull();
  }

  @Test
  void a_psp_that_hangs_up_has_not_said_no() {
    played.plays(PlayedPsp.hangsUp());
    assertThat(psp.send(CAPTURE)).isInstanceOf(PspAnswer.NoAnswer.class);
  }

  @Test
  void the_deadline_is_over_the_whole_call_body_included() {
    var impatient =
        CalledPsp.of(played.url(), Duration.ofMillis(300), 4, new SimpleMeterRegistry());
    var never = new CountDownLatch(1);
    played.plays(exchange -> waitFor(never));
    assertThat(impatient.send(CAPTURE))
        .isEqualTo(new PspAnswer.NoAnswer("no answer within 300 ms"));
    played.plays(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write("{\"status\":".getBytes());
      exchange.getResponseBody().flush();
      waitFor(never);
    });
    assertThat(impatient.send(CAPTURE))
        .isEqualTo(new PspAnswer.NoAnswer("no answer within 300 ms"));
    never.countDown();
  }

  @Test
  void an_endless_answer_is_cut_off() {
    played.plays(PlayedPsp.says(200, "x".repeat(70_000)));
    assertThat(psp.send(CAPTURE)).isInstanceOf(PspAnswer.NoAnswer.class);
  }

  @Test
  void nobody_at_home_means_nothing_was_sent() {
    played.close();
    assertThat(psp.send(CAPTURE)).isEqualTo(notAsked(1));
  }

  @Test
  void a_crowd_is_turned_away_at_the_door() throws InterruptedException {
    var inside = new CountDownLatch(4);
    var open = new CountDownLatch(1);
    played.plays(exchange -> {
      inside.countDown();
      waitFor(open);
      PlayedPsp.says(200, APPROVED).play(exchange);
    });
    var callers =
        IntStream.range(0, 4)
            .mapToObj(_ -> Thread.ofVirtual().start(() -> psp.send(CAPTURE)))
            .toList();
    inside.await();
    assertThat(registry.get("psp.calls.in.flight").gauge().value()).isEqualTo(4);
    assertThat(psp.send(CAPTURE)).isEqualTo(notAsked(1));
    open.countDown();
    for (var caller : callers) caller.join();
    assertThat(registry.get("psp.calls.in.flight").gauge().value()).isZero();
    assertThat(played.asked()).hasSize(4);
  }

  @Test
  void a_psp_that_does_not_answer_is_left_alone_until_it_does() {
    played.plays(PlayedPsp.says(500, ""));
    for (int i = 0; i < 10; i++)
      assertThat(psp.send(CAPTURE)).isInstanceOf(PspAnswer.NoAnswer.class);
    assertThat(psp.send(CAPTURE)).isInstanceOf(PspAnswer.NotAsked.class);
    assertThat(played.asked()).hasSize(10);
    assertThat(breaker("open")).isOne();
    assertThat(breaker("closed")).isZero();

    played.plays(PlayedPsp.says(200, APPROVED));
    Awaitility.await()
        .untilAsserted(() -> assertThat(psp.send(CAPTURE)).isInstanceOf(PspAnswer.Approved.class));
    assertThat(breaker("open")).isZero();
  }

  @Test
  void a_psp_that_comes_back_is_called_by_a_few_and_then_by_more() {
    played.plays(PlayedPsp.says(500, ""));
    for (int i = 0; i < 10; i++) psp.send(CAPTURE);
    assertThat(registry.get("psp.calls.limit").gauge().value()).isEqualTo(4);

    played.plays(PlayedPsp.says(200, APPROVED));
    Awaitility.await()
        .untilAsserted(() -> assertThat(psp.send(CAPTURE)).isInstanceOf(PspAnswer.Approved.class));
    assertThat(breaker("half_open")).isOne();
    assertThat(registry.get("psp.calls.limit").gauge().value())
        .as("two, and one more")
        .isEqualTo(3);

    for (int i = 0; i < 5; i++) psp.send(CAPTURE);
    assertThat(breaker("closed")).isOne();
    assertThat(registry.get("psp.calls.limit").gauge().value()).isEqualTo(4);
  }

  @Test
  void a_psp_that_asks_for_a_pause_gets_it_and_nobody_counts_as_unanswered() {
    played.plays(PlayedPsp.says(503, "", "7"));
    assertThat(psp.send(CAPTURE)).isInstanceOf(PspAnswer.NoAnswer.class);

    played.plays(PlayedPsp.says(200, APPROVED));
    assertThat(psp.send(CAPTURE)).isEqualTo(notAsked(7));
    assertThat(psp.ask(CAPTURE.key())).isEqualTo(notAsked(7));
    assertThat(played.asked()).hasSize(1);
  }

  @Test
  void nobody_is_kept_away_for_longer_than_a_minute() {
    played.plays(PlayedPsp.says(503, "", "86400"));
    psp.send(CAPTURE);

    assertThat(psp.send(CAPTURE)).isEqualTo(notAsked(60));
  }

  private double breaker(String state) {
    return registry.get("psp.breaker.state").tag("state", state).gauge().value();
  }

  @Test
  void refusals_and_our_own_mistakes_do_not_open_the_breaker() {
    for (var part :
        List.of(
            PlayedPsp.says(200, "{\"status\":\"DECLINED\"}"),
            PlayedPsp.says(422, ""),
            PlayedPsp.says(429, ""),
            PlayedPsp.says(409, ""))) {
      played.plays(part);
      for (int i = 0; i < 12; i++) psp.send(CAPTURE);
    }
    assertThat(played.asked()).hasSize(48);
  }

  @Test
  void calls_are_timed_by_operation_and_result() {
    played.plays(PlayedPsp.says(200, APPROVED));
    psp.send(CAPTURE);
    psp.send(CAPTURE);
    psp.ask(new PspKey("x:capture-1"));
    var meter = registry.get("psp.call");
    assertThat(meter.tags("operation", "capture", "result", "approved").timer().count())
        .isEqualTo(2);
    assertThat(registry.get("psp.call").tags("operation", "ask").timer().count()).isOne();
  }

  private static void waitFor(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static PspAnswer notAsked(long seconds) {
    return new PspAnswer.NotAsked(Duration.ofSeconds(seconds));
  }
}
