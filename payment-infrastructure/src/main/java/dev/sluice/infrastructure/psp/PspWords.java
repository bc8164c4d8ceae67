package dev.sluice.infrastructure.psp;

import dev.sluice.application.psp.PspRequest;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspReference;
import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the PSP is told and what its replies mean. Only a refusal in so many words is a refusal;
 * whatever cannot be understood is silence.
 */
final class PspWords {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          // a PSP may say more than we know
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final ObjectReader REPLY = JSON.readerFor(Said.class);

  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** One bad word of one machine there must not stop everything for an hour: then we look again. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private static final int LONGEST_TEXT = 200;

  private static final int OK = 200;

  private record Money(long value, @Nullable String currency) {}

  private record Said(
      @Nullable String status,
      @Nullable String reference,
      @Nullable Money amount,
      @Nullable String reason,
      @Nullable String code,
      @Nullable Said answer) {}

  private final InstantSource clock;

  PspWords(InstantSource clock) {
    this.clock = clock;
  }

  static String path(PspRequest request) {
    return switch (request) {
      case PspRequest.Authorize _ -> "/v1/authorizations";
      case PspRequest.Capture _ -> "/v1/captures";
      case PspRequest.Void _, PspRequest.VoidByKey _ -> "/v1/voids";
      case PspRequest.Refund _ -> "/v1/refunds";
    };
  }

  static byte[] body(PspRequest request) {
    var bytes = new ByteArrayOutputStream(256);
    try (var json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      switch (request) {
        case PspRequest.Authorize authorize -> json.writeStringProperty("token", authorize.token());
        case PspRequest.Capture capture ->
            json.writeStringProperty("authorization", capture.authorization().value());
        case PspRequest.Refund refund ->
            json.writeStringProperty("authorization", refund.authorization().value());
        case PspRequest.Void toVoid ->
            json.writeStringProperty("authorization", toVoid.authorization().value());
        case PspRequest.VoidByKey toVoid ->
            json.writeStringProperty("authorizationKey", toVoid.authorizationKey().value());
      }
      amount(json, request.amount());
      json.writeStringProperty("merchantReference", request.subject());
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void amount(JsonGenerator json, Amount amount) {
    json.writeObjectPropertyStart("amount");
    json.writeNumberProperty("value", amount.value());
    json.writeStringProperty("currency", amount.currency().code());
    json.writeEndObject();
  }

  /** What the reply to a request means. */
  PspAnswer toRequest(PspHttp.Reply reply) {
    return isOk(reply) ? answer(read(reply), reply) : trouble(reply);
  }

  /** What the reply to a question by key means. */
  PspAnswer toQuestion(PspHttp.Reply reply) {
    var said = isOk(reply) || reply.status() == 404 ? read(reply) : null;
    var status = said == null ? null : said.status();
    // any other 404 comes from somebody who does not know the question either
    if (reply.status() == 404)
      return "NOT_FOUND".equals(status) ? new PspAnswer.NotFound() : trouble(reply);
    if (!isOk(reply)) return trouble(reply);
    return switch (status) {
      case "IN_PROGRESS" -> new PspAnswer.InProgress();
      case "DONE" -> answer(said == null ? null : said.answer(), reply);
      case null, default -> unreadable(reply);
    };
  }

  /** What the reply to a question about an authorization means. */
  PspAnswer toHeld(PspHttp.Reply reply) {
    if (!isOk(reply)) return trouble(reply);
    var said = read(reply);
    return switch (said == null ? null : said.status()) {
      case "OPEN" -> approved(said, reply);
      case "OVER" -> new PspAnswer.NotFound();
      case null, default -> unreadable(reply);
    };
  }

  /** What it told unasked; empty when that cannot be understood. */
  static Optional<PspAnswer> told(byte[] answer) {
    var reply = new PspHttp.Reply(OK, answer, null);
    var told = answer(read(reply), reply);
    return told instanceof PspAnswer.NoAnswer ? Optional.empty() : Optional.of(told);
  }

  private static PspAnswer answer(@Nullable Said said, PspHttp.Reply reply) {
    return switch (said == null ? null : said.status()) {
      case "APPROVED" -> approved(said, reply);
      case "DECLINED" -> new PspAnswer.Declined(declined(said));
      case "ACCEPTED" -> new PspAnswer.Accepted();
      case null, default -> unreadable(reply);
    };
  }

  private static PspAnswer approved(@Nullable Said said, PspHttp.Reply reply) {
    if (said == null || said.reference() == null || said.amount() == null) return unreadable(reply);
    var money = said.amount();
    if (money.currency() == null) return unreadable(reply);
    try {
      return new PspAnswer.Approved(
          new PspReference(said.reference()), Amount.of(money.value(), money.currency()));
    } catch (IllegalArgumentException bad) {
      return new PspAnswer.NoAnswer("unreadable: " + cut(String.valueOf(bad.getMessage())));
    }
  }

  private static String declined(@Nullable Said said) {
    var reason = said == null ? null : said.reason();
    return reason == null || reason.isBlank() ? "no_reason_given" : cut(reason);
  }

  private PspAnswer trouble(PspHttp.Reply reply) {
    int status = reply.status();
    if (status == 429) return new PspAnswer.NotAsked(wait(reply.retryAfter()));
    var code = code(reply);
    if (status >= 500 || status == 408 || status == 409) return new PspAnswer.NoAnswer(code);
    return new PspAnswer.Broken(code);
  }

  /** A PSP that is there but cannot serve may say for how long: then nobody comes before. */
  Optional<Duration> pause(PspHttp.Reply reply) {
    if (reply.status() != 503 || reply.retryAfter() == null) return Optional.empty();
    var asked = wait(reply.retryAfter());
    return Optional.of(asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked);
  }

  /** Seconds or a date; never so short that we hammer, never so long that we forget. */
  private Duration wait(@Nullable String retryAfter) {
    if (retryAfter == null) return SHORTEST_WAIT;
    var asked = retryAfter.trim();
    Duration wait;
    try {
      wait =
          asked.matches("[0-9]{1,9}")
              ? Duration.ofSeconds(Long.parseLong(asked))
              : Duration.between(clock.instant(), date(asked));
    } catch (DateTimeException neither) {
      return SHORTEST_WAIT;
    }
    if (wait.compareTo(SHORTEST_WAIT) < 0) return SHORTEST_WAIT;
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static Instant date(String text) {
    return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }

  private static String code(PspHttp.Reply reply) {
    var said = read(reply);
    return said == null || said.code() == null
        ? "status " + reply.status()
        : "status " + reply.status() + " " + cut(said.code());
  }

  private static PspAnswer unreadable(PspHttp.Reply reply) {
    return new PspAnswer.NoAnswer("unreadable answer with status " + reply.status());
  }

  private static boolean isOk(PspHttp.Reply reply) {
    return reply.status() >= 200 && reply.status() < 300;
  }

  private static @Nullable Said read(PspHttp.Reply reply) {
    try {
      return REPLY.readValue(reply.body());
    } catch (JacksonException unreadable) {
      return null;
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }
}
