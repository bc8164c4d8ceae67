package dev.sluice.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventEnvelopeTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  record SomethingHappened(String aggregateId, String which) implements Event {
    @Override
    public String key() {
      return aggregateId;
    }
  }

  @Test
  void an_event_is_named_by_its_thing_its_type_and_which_of_them() {
    var event = new SomethingHappened("po_1", "capture-1:2");

    assertThat(event.id()).hasToString("po_1:SomethingHappened:capture-1:2");
    assertThat(event.type()).isEqualTo("SomethingHappened");
  }

  @Test
  void what_follows_from_an_event_names_it_as_its_parent() {
    var first =
        EventEnvelope.of(new SomethingHappened("po_1", "1"), Cause.door("f".repeat(32)), NOON);
    var second = first.followedBy(new SomethingHappened("po_1", "2"), NOON.plusSeconds(1));

    assertThat(first.parentEventId()).isNull();
    assertThat(second.parentEventId()).isEqualTo(first.eventId());
    assertThat(second.traceId()).isEqualTo(first.traceId());
    assertThat(second.timestamp()).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  void the_same_event_told_again_is_the_same_envelope() {
    var event = new SomethingHappened("po_1", "1");
    var cause = new Cause("f".repeat(32), new EventId("pay_1:X:1"));

    assertThat(EventEnvelope.of(event, cause, NOON))
        .isEqualTo(EventEnvelope.of(event, cause, NOON));
  }

  @Test
  void an_event_id_has_1_to_250_characters() {
    assertThat(new EventId("x".repeat(250)).value()).hasSize(250);
    assertThatIllegalArgumentException().isThrownBy(() -> new EventId(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> new EventId("x".repeat(251)));
  }
}
