package dev.sluice.application.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.intent.PaymentIntentEvent;
import dev.sluice.domain.ledger.LedgerEvent;
import dev.sluice.domain.order.PaymentOrderEvent;
import dev.sluice.domain.payment.PaymentEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicTest {

  @Test
  void every_event_that_travels_has_a_topic() {
    var told = new HashSet<Class<?>>();
    for (var family :
        List.of(
            PaymentIntentEvent.class,
            PaymentOrderEvent.class,
            PaymentEvent.class,
            LedgerEvent.class)) told.addAll(List.of(family.getPermittedSubclasses()));
    // the root of the expansion stays in the outbox
    told.remove(PaymentIntentEvent.PaymentIntentAuthorized.class);

    assertThat(Topic.allEvents()).containsExactlyInAnyOrderElementsOf(eventsOf(told));
  }

  private static Set<Class<? extends Event>> eventsOf(Set<Class<?>> classes) {
    var events = new HashSet<Class<? extends Event>>();
    for (var one : classes) events.add(one.asSubclass(Event.class));
    return events;
  }

  @Test
  void a_topic_is_found_by_its_name() {
    for (var topic : Topic.values()) {
      assertThat(Topic.named(topic.topicName())).isEqualTo(topic);
      assertThat(topic.deadLetterName()).isEqualTo(topic.topicName() + ".DLQ");
    }
  }

  @Test
  void a_name_that_is_none_is_named() {
    assertThatThrownBy(() -> Topic.named("payment_topic")).hasMessageContaining("payment_topic");
  }
}
