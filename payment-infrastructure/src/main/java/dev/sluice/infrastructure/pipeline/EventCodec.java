package dev.sluice.infrastructure.pipeline;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.intent.PaymentIntentEvent;
import dev.sluice.domain.ledger.LedgerEvent;
import dev.sluice.domain.order.PaymentOrderEvent;
import dev.sluice.domain.payment.PaymentEvent;
import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as bytes and back: the wire format, frozen by one golden file per event. The same event
 * always has the same bytes.
 */
public final class EventCodec {

  /** No event comes near this; what does is not one of ours. */
  public static final int LARGEST = 256 * 1024;

  private static final int USUAL = 1024;

  private static final Map<String, ObjectReader> READERS =
      Stream.of(
              PaymentIntentEvent.class,
              PaymentEvent.class,
              PaymentOrderEvent.class,
              LedgerEvent.class)
          .flatMap(sealed -> Arrays.stream(sealed.getPermittedSubclasses()))
          .collect(
              Collectors.toUnmodifiableMap(
                  Class::getSimpleName, type -> DomainJson.mapper().readerFor(type)));

  private final JsonMapper json = DomainJson.mapper();

  /** The bytes are not an event; the message names what is wrong with them. */
  public static final class Unreadable extends RuntimeException {
    Unreadable(String why) {
      super(why, null, false, false);
    }
  }

  public byte[] encode(EventEnvelope<?> event) {
    var bytes = new ByteArrayOutputStream(USUAL);
    try (var out = json.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringProperty("eventId", event.eventId().value());
      out.writeStringProperty("eventType", event.eventType());
      out.writeStringProperty("aggregateId", event.aggregateId());
      out.writeStringProperty("traceId", event.traceId());
      if (event.parentEventId() == null) out.writeNullProperty("parentEventId");
      else out.writeStringProperty("parentEventId", event.parentEventId().value());
      out.writeStringProperty(
          "timestamp", event.timestamp().truncatedTo(ChronoUnit.MICROS).toString());
      out.writePOJOProperty("data", event.data());
      out.writeEndObject();
    }
    if (bytes.size() > LARGEST)
      throw new IllegalArgumentException(
          "%s has %d bytes, the largest event has %d"
              .formatted(event.eventId(), bytes.size(), LARGEST));
    return bytes.toByteArray();
  }

  /**
   * @throws Unreadable when the bytes are not an event of ours, whole and consistent
   */
  public EventEnvelope<? extends Event> decode(byte[] bytes) {
    if (bytes.length > LARGEST)
      throw new Unreadable("%d bytes, the largest event has %d".formatted(bytes.length, LARGEST));
    var fields = new Fields();
    try (var in = json.createParser(bytes)) {
      if (in.nextToken() != JsonToken.START_OBJECT) throw new Unreadable("not a JSON object");
      for (var name = in.nextName(); name != null; name = in.nextName()) {
        in.nextToken();
        fields.read(name, in);
      }
      if (in.nextToken() != null) throw new Unreadable("something follows the event");
    } catch (JacksonException malformed) {
      throw new Unreadable(said(malformed));
    }
    return fields.envelope();
  }

  private static String said(JacksonException malformed) {
    var path =
        malformed instanceof DatabindException && !malformed.getPath().isEmpty()
            ? malformed.getPath().stream()
                .map(EventCodec::step)
                .collect(Collectors.joining(".", "data.", ": "))
            : "";
    // what follows is about Jackson's switches
    return path + malformed.getOriginalMessage().split("; `Deser", 2)[0];
  }

  private static String step(JacksonException.Reference step) {
    return step.getPropertyName() == null
        ? Integer.toString(step.getIndex())
        : step.getPropertyName();
  }

  /** What was read of an envelope so far. */
  private static final class Fields {
    private @Nullable String eventId;
    private @Nullable String eventType;
    private @Nullable String aggregateId;
    private @Nullable String traceId;
    private @Nullable String parentEventId;
    private @Nullable String timestamp;
    private @Nullable Event data;

    void read(String name, JsonParser in) {
      switch (name) {
        case "eventId" -> eventId = text(name, in);
        case "eventType" -> eventType = text(name, in);
        case "aggregateId" -> aggregateId = text(name, in);
        case "traceId" -> traceId = text(name, in);
        case "parentEventId" ->
            parentEventId = in.hasToken(JsonToken.VALUE_NULL) ? null : text(name, in);
        case "timestamp" -> timestamp = text(name, in);
        case "data" -> data = reader().readValue(in);
        default -> throw new Unreadable("unknown field " + name);
      }
    }

    private ObjectReader reader() {
      if (eventType == null) throw new Unreadable("eventType has to stand before data");
      var reader = READERS.get(eventType);
      if (reader == null) throw new Unreadable("unknown event type " + eventType);
      return reader;
    }

    EventEnvelope<? extends Event> envelope() {
      if (data == null) throw new Unreadable("data is missing");
      var id = identity(data);
      same("eventId", id, eventId);
      same("aggregateId", data.aggregateId(), aggregateId);
      var parent = parentEventId == null ? null : eventId("parentEventId", parentEventId);
      return new EventEnvelope<Event>(
          eventId("eventId", id),
          data.type(),
          data.aggregateId(),
          trace(required("traceId", traceId)),
          parent,
          instant(required("timestamp", timestamp)),
          data);
    }

    private static String identity(Event data) {
      try {
        return data.id().value();
      } catch (IllegalArgumentException bad) {
        throw new Unreadable("eventId: " + bad.getMessage());
      }
    }

    private static void same(String name, String expected, @Nullable String found) {
      if (!Objects.equals(expected, required(name, found)))
        throw new Unreadable("%s is %s, but data says %s".formatted(name, found, expected));
    }

    private static String required(String name, @Nullable String value) {
      if (value == null) throw new Unreadable(name + " is missing");
      return value;
    }

    private static String text(String name, JsonParser in) {
      if (!in.hasToken(JsonToken.VALUE_STRING)) throw new Unreadable(name + " has to be a string");
      return in.getString();
    }

    private static EventId eventId(String name, String value) {
      try {
        return new EventId(value);
      } catch (IllegalArgumentException bad) {
        throw new Unreadable(name + ": " + bad.getMessage());
      }
    }

    private static String trace(String value) {
      boolean good = value.length() == 32;
      for (int i = 0; good && i < 32; i++) good = "0123456789abcdef".indexOf(value.charAt(i)) >= 0;
      if (!good) throw new Unreadable("traceId has to be 32 lower-case hex digits");
      return value;
    }

    private static Instant instant(String value) {
      try {
        return Instant.parse(value);
      } catch (DateTimeException bad) {
        throw new Unreadable("timestamp has to be an RFC 3339 instant, not " + value);
      }
    }
  }
}
