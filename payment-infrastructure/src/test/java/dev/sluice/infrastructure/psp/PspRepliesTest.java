package dev.sluice.infrastructure.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sluice.application.psp.PspRequest;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspReference;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class PspRepliesTest {
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

  private final PlayedPsp played = new PlayedPsp();
  private final HttpPsp psp =
      CalledPsp.of(played.url(), Duration.ofSeconds(10), 4, new SimpleMeterRegistry());

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
}
