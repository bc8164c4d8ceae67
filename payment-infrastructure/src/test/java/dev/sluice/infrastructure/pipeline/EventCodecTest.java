package dev.sluice.infrastructure.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.ledger.LedgerEvent.LedgerRecordingCommand;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.test.golden.Golden;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class EventCodecTest {
  private static final String GOLDEN = "payment-infrastructure/src/test/resources/golden/";

  private final EventCodec codec = new EventCodec();

  @TestFactory
  Stream<DynamicTest> the_wire_format_is_the_golden_file() {
    return EventSamples.ONE_OF_EACH_TYPE.stream()
        .map(event ->
            DynamicTest.dynamicTest(
                event.type(), () -> Golden.holds(GOLDEN + event.type() + ".json", pretty(event))));
  }

  @Test
  void every_alternative_has_its_golden_line() {
    var lines = new StringBuilder();
    for (var answer : EventSamples.ANSWERS)
      lines
          .append(DomainJson.mapper().writerFor(PspAnswer.class).writeValueAsString(answer))
          .append('\n');
    for (var movement : EventSamples.MOVEMENTS)
      lines
          .append(DomainJson.mapper().writerFor(MoneyMovement.class).writeValueAsString(movement))
          .append('\n');
    Golden.holds(GOLDEN + "alternatives.jsonl", lines.toString());
  }

  @TestFactory
  Stream<DynamicTest> what_is_written_is_read_back() {
    var events =
        Stream.<Stream<? extends Event>>of(
                EventSamples.ONE_OF_EACH_TYPE.stream(),
                EventSamples.ANSWERS.stream().map(EventSamples::told),
                EventSamples.MOVEMENTS.stream().map(LedgerRecordingCommand::new),
                Stream.of(EventSamples.OF_THE_PLATFORM))
            .<Event>flatMap(all -> all);
    return events.map(event ->
        DynamicTest.dynamicTest(
            event.id().value(),
            () -> {
              var envelope = EventSamples.envelope(event);
              assertThat(codec.decode(codec.encode(envelope))).isEqualTo(envelope);
            }));
  }

  @Test
  void the_samples_are_all_there_is() {
    assertThat(EventSamples.ONE_OF_EACH_TYPE.stream().<Class<?>>map(Event::getClass))
        .containsAll(Topic.allEvents());
    assertThat(EventSamples.ANSWERS.stream().<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrder(PspAnswer.class.getPermittedSubclasses());
    assertThat(EventSamples.MOVEMENTS.stream().<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrder(MoneyMovement.class.getPermittedSubclasses());
  }

  @Test
  void the_same_event_has_the_same_bytes() {
    for (var event : EventSamples.ONE_OF_EACH_TYPE) {
      var bytes = codec.encode(EventSamples.envelope(event));
      assertThat(codec.encode(codec.decode(bytes))).isEqualTo(bytes);
    }
  }

  @Test
  void a_story_begins_without_a_parent() {
    var begun =
        EventEnvelope.of(
            EventSamples.ONE_OF_EACH_TYPE.getFirst(),
            Cause.door(EventSamples.TRACE),
            EventSamples.AT);
    assertThat(text(codec.encode(begun))).contains("\"parentEventId\":null");
    assertThat(codec.decode(codec.encode(begun))).isEqualTo(begun);
  }

  @Test
  void time_is_kept_in_microseconds() {
    var event = EventSamples.ONE_OF_EACH_TYPE.getFirst();
    var fine =
        EventEnvelope.of(
            event, Cause.door(EventSamples.TRACE), Instant.parse("2026-03-01T12:00:00.123456789Z"));
    assertThat(codec.decode(codec.encode(fine)).timestamp())
        .isEqualTo(Instant.parse("2026-03-01T12:00:00.123456Z"));
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "eventType":"PaymentCaptured" | "eventType":"PaymentGone" | unknown event type PaymentGone
          "eventType":"PaymentCaptured" | "eventType":7 | eventType has to be a string
          "eventType":"PaymentCaptured", | `` | eventType has to stand before data
          "aggregateId":"pay_ | "aggregateId":"po_ | aggregateId is po_
          :PaymentCaptured:1" | :PaymentCaptured:2" | eventId is pay_
          "traceId":"4bf9 | "traceId":"XXXX | traceId has to be 32
          "timestamp":"2026-03-01T | "timestamp":"yesterday T | timestamp has to be an RFC 3339 instant
          "parentEventId":"pi_x:Before:1" | "parentEventId":" " | parentEventId: an event id has 1 to 250
          ,"data":{ | ,"extra":1,"data":{ | unknown field extra
          "buyerId":"buyer-7" | "buyerId":"buyer 7" | data.buyerId: Cannot deserialize
          "buyerId":"buyer-7" | "buyerId":null | data.buyerId: Invalid `null`
          "buyerId":"buyer-7", | `` | data.buyerId: Missing creator property
          "buyerId":"buyer-7" | "buyerId":"buyer-7","card":"4111" | data.card: Unrecognized property
          "value":1450 | "value":"1450" | data.amount.value: Cannot coerce
          "value":1450 | "value":14.5 | data.amount.value: Cannot coerce
          "value":1450 | "value":99999999999999999999 | out of range
          "currency":"EUR"},"total" | "currency":"EUX"},"total" | not an ISO 4217 currency
          "paymentId":"pay_ | "paymentId":"pi_ | expected pay_
          "}}} | "}}} {} | something follows the event
          "}}} | "}} | Unexpected end-of-input
          """)
  void bytes_that_are_not_an_event_are_refused_by_name(String good, String bad, String why) {
    var captured = EventSamples.ONE_OF_EACH_TYPE.get(3);
    var json = text(codec.encode(EventSamples.envelope(captured)));
    assertThat(json).contains(good);
    var broken = json.replaceFirst(Pattern.quote(good), bad);
    refuses(broken.getBytes(StandardCharsets.UTF_8), why);
  }

  @Test
  void bytes_that_are_no_json_object_are_refused() {
    refuses(new byte[0], "not a JSON object");
    refuses("[]".getBytes(StandardCharsets.UTF_8), "not a JSON object");
    refuses("{}".getBytes(StandardCharsets.UTF_8), "data is missing");
    refuses(new byte[] {(byte) 0xff, 0, 1}, "");
    refuses("{".repeat(50).getBytes(StandardCharsets.UTF_8), "");
    refuses("{\"data\":".repeat(50).getBytes(StandardCharsets.UTF_8), "");
  }

  @Test
  void what_is_too_large_is_refused_both_ways() {
    refuses(new byte[EventCodec.LARGEST + 1], "the largest event has");
    var endless = EventSamples.told(new PspAnswer.NoAnswer("x".repeat(EventCodec.LARGEST)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encode(EventSamples.envelope(endless)))
        .withMessageContaining("the largest event has");
  }

  @Test
  void an_unknown_alternative_is_refused() {
    var told = EventSamples.told(new PspAnswer.Accepted());
    var json = text(codec.encode(EventSamples.envelope(told)));
    refuses(
        json.replace("\"Accepted\"", "\"Maybe\"").getBytes(StandardCharsets.UTF_8),
        "data.answer: Could not resolve type id 'Maybe'");
  }

  private void refuses(byte[] bytes, String why) {
    assertThatExceptionOfType(EventCodec.Unreadable.class)
        .isThrownBy(() -> codec.decode(bytes))
        .withMessageContaining(why);
  }

  private String pretty(Event event) {
    var mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    return mapper.writeValueAsString(mapper.readTree(codec.encode(EventSamples.envelope(event))))
        + "\n";
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
