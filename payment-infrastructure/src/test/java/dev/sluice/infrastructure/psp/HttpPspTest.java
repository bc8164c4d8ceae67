package dev.sluice.infrastructure.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sluice.application.psp.PspRequest;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.psp.PspReference;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final RandomGenerator NO_JITTER = () -> 0;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final PlayedPsp played = new PlayedPsp();
  private final HttpPsp psp = psp(played.url(), Duration.ofSeconds(10), 4);

  @AfterEach
  void close() {
    played.close();
  }

  @ParameterizedTest(name = "{0} {1} is {3}")
  @MethodSource("repliesToRequests")
  void every_reply_to_a_request_has_its_meaning(
      int status, String body, String retryAfter, PspAnswer meaning) {
    played.plays(PlayedPsp.says(status, json(body), retryAfter));
    assertThat(psp.send(CAPTURE)).isEqualTo(meaning);
  }

  static Stream<Arguments> repliesToRequests() {
    var capped = new PspReference("cap_1");
    return Stream.of(
        arguments(200, APPROVED, null, new PspAnswer.Approved(capped, AMOUNT)),
        arguments(
            200,
            APPROVED.replace("1450", "1435"),
            null,
            new PspAnswer.Approved(capped, Amount.of(1435, "EUR"))),
        arguments(
            200,
            "{'status':'DECLINED','reason':'no_funds'}",
            null,
            new PspAnswer.Declined("no_funds")),
        arguments(200, "{'status':'DECLINED'}", null, new PspAnswer.Declined("no_reason_given")),
        arguments(200, "{'status':'ACCEPTED','at':'x'}", null, new PspAnswer.Accepted()),
        arguments(202, "{'status':'ACCEPTED'}", null, new PspAnswer.Accepted()),
        // what nobody can read is silence
        arguments(200, "", null, unreadable(200)),
        arguments(200, "null", null, unreadable(200)),
        arguments(200, "[]", null, unreadable(200)),
        arguments(200, "<html>", null, unreadable(200)),
        arguments(200, "{'status':'MAYBE'}", null, unreadable(200)),
        arguments(200, "{'status':'APPROVED'}", null, unreadable(200)),
        arguments(200, APPROVED.replace("\"cap_1\"", "null"), null, unreadable(200)),
        arguments(
            200,
            APPROVED.replace("cap_1", " "),
            null,
            new PspAnswer.NoAnswer("unreadable: a PSP reference has 1 to 128 characters")),
        arguments(
            200,
            APPROVED.replace("EUR", "EUX"),
            null,
            new PspAnswer.NoAnswer("unreadable: not an ISO 4217 currency with minor units: EUX")),
        arguments(200, APPROVED.substring(0, 40), null, unreadable(200)),
        // not asked
        arguments(429, "", "7", notAsked(7)),
        arguments(429, "", null, notAsked(1)),
        arguments(429, "", "0", notAsked(1)),
        arguments(429, "", "soon", notAsked(1)),
        arguments(429, "", "-3", notAsked(1)),
        arguments(429, "", "999999", notAsked(3600)),
        arguments(429, "", "Sun, 01 Mar 2026 12:00:30 GMT", notAsked(30)),
        arguments(429, "", "Sun, 01 Mar 2026 11:00:00 GMT", notAsked(1)),
        // nobody knows
        arguments(
            409, "{'code':'key_running'}", null, new PspAnswer.NoAnswer("status 409 key_running")),
        arguments(408, "", null, new PspAnswer.NoAnswer("status 408")),
        arguments(500, "", null, new PspAnswer.NoAnswer("status 500")),
        arguments(502, "<html>", null, new PspAnswer.NoAnswer("status 502")),
        arguments(
            503, "{'code':'unavailable'}", "9", new PspAnswer.NoAnswer("status 503 unavailable")),
        // it does not understand us
        arguments(400, "{'code':'invalid_request'}", null, broken("status 400 invalid_request")),
        arguments(401, "", null, broken("status 401")),
        arguments(403, "", null, broken("status 403")),
        arguments(
            404,
            "{'code':'no_such_authorization'}",
            null,
            broken("status 404 no_such_authorization")),
        arguments(404, "{'status':'NOT_FOUND'}", null, broken("status 404")),
        arguments(422, "{'code':'key_reused'}", null, broken("status 422 key_reused")),
        arguments(302, "", null, broken("status 302")));
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @MethodSource("repliesToQuestions")
  void every_reply_to_a_question_has_its_meaning(int status, String body, PspAnswer meaning) {
    played.plays(PlayedPsp.says(status, json(body)));
    assertThat(psp.ask(CAPTURE.key())).isEqualTo(meaning);
  }

  static Stream<Arguments> repliesToQuestions() {
    return Stream.of(
        arguments(
            200,
            "{'status':'DONE','answer':" + APPROVED + "}",
            new PspAnswer.Approved(new PspReference("cap_1"), AMOUNT)),
        arguments(
            200,
            "{'status':'DONE','answer':{'status':'DECLINED','reason':'no_funds'}}",
            new PspAnswer.Declined("no_funds")),
        arguments(200, "{'status':'DONE'}", unreadable(200)),
        arguments(200, "{'status':'IN_PROGRESS'}", new PspAnswer.InProgress()),
        arguments(200, APPROVED, unreadable(200)),
        arguments(200, "", unreadable(200)),
        arguments(404, "{'status':'NOT_FOUND'}", new PspAnswer.NotFound()),
        // somebody else's 404 must never open the way to a second request
        arguments(404, "", broken("status 404")),
        arguments(404, "{'code':'no_such_path'}", broken("status 404 no_such_path")),
        arguments(401, "", broken("status 401")),
        arguments(429, "", notAsked(1)),
        arguments(500, "", new PspAnswer.NoAnswer("status 500")));
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
    var impatient = psp(played.url(), Duration.ofMillis(300), 4);
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
    assertThat(registry.get("psp.breaker.open").gauge().value()).isOne();

    played.plays(PlayedPsp.says(200, APPROVED));
    Awaitility.await()
        .untilAsserted(() -> assertThat(psp.send(CAPTURE)).isInstanceOf(PspAnswer.Approved.class));
    assertThat(registry.get("psp.breaker.open").gauge().value()).isZero();
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

  @Test
  void nothing_is_asked_inside_a_transaction() {
    TransactionSynchronizationManager.setActualTransactionActive(true);
    try {
      assertThatIllegalStateException().isThrownBy(() -> psp.send(CAPTURE));
      assertThatIllegalStateException().isThrownBy(() -> psp.ask(CAPTURE.key()));
    } finally {
      TransactionSynchronizationManager.setActualTransactionActive(false);
    }
    assertThat(played.asked()).isEmpty();
  }

  private HttpPsp psp(URI url, Duration deadline, int concurrency) {
    var properties =
        new PspProperties(
            url,
            deadline,
            Duration.ofMillis(300),
            concurrency,
            Duration.ofHours(24),
            5,
            Duration.ofSeconds(2),
            Duration.ofSeconds(60),
            List.of(Duration.ofMinutes(1)),
            new PspProperties.BreakerProperties(10, 10, 50, Duration.ofMillis(100), 2));
    var clock = InstantSource.fixed(NOW);
    return new HttpPsp(
        new PspHttp(properties.base(), properties.connectTimeout()),
        new PspGuard(concurrency, properties.breaker(), clock, NO_JITTER),
        new PspWords(clock),
        properties.capabilities(),
        registry);
  }

  /** Single quotes read better in a table. */
  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static PspAnswer unreadable(int status) {
    return new PspAnswer.NoAnswer("unreadable answer with status " + status);
  }

  private static PspAnswer notAsked(long seconds) {
    return new PspAnswer.NotAsked(Duration.ofSeconds(seconds));
  }

  private static PspAnswer broken(String why) {
    return new PspAnswer.Broken(why);
  }

  private static void waitFor(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
