package dev.sluice.application.pipeline;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentAuthorizationRequested;
import dev.sluice.domain.ledger.LedgerEvent.LedgerEntriesRecorded;
import dev.sluice.domain.ledger.LedgerEvent.LedgerRecordingCommand;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderCreated;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspCallRequested;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspResultUpdated;
import dev.sluice.domain.payment.PaymentEvent.PaymentAuthorized;
import dev.sluice.domain.payment.PaymentEvent.PaymentCaptured;
import dev.sluice.domain.payment.PaymentEvent.PaymentVoided;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where each event goes: one topic per event type, its key said by the event. */
public enum Topic {
  PAYMENT_AUTHORIZATION_REQUESTED("paymentIntentId", PaymentAuthorizationRequested.class),
  PAYMENT_AUTHORIZED("paymentId", PaymentAuthorized.class),
  PAYMENT_ORDER_CREATED("paymentOrderId", PaymentOrderCreated.class),
  PAYMENT_ORDER_PSP_CALL_REQUESTED("paymentOrderId", PaymentOrderPspCallRequested.class),
  PAYMENT_ORDER_PSP_RESULT_UPDATED("paymentOrderId", PaymentOrderPspResultUpdated.class),
  PAYMENT_ORDER_FINALIZED("paymentOrderId", PaymentOrderFinalized.class),
  PAYMENT_CAPTURED("paymentId", PaymentCaptured.class, PaymentVoided.class),
  LEDGER_RECORD_REQUEST_QUEUE(
      "sellerId, or paymentId when no seller is touched", LedgerRecordingCommand.class),
  LEDGER_ENTRIES_RECORDED(
      "sellerId, or paymentId when no seller is touched", LedgerEntriesRecorded.class);

  private static final Map<Class<? extends Event>, Topic> BY_EVENT =
      Arrays.stream(values())
          .flatMap(topic -> topic.events.stream().map(event -> Map.entry(event, topic)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  private static final Map<String, Topic> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Topic::topicName, Function.identity()));

  private final String key;
  private final List<Class<? extends Event>> events;

  @SafeVarargs
  Topic(String key, Class<? extends Event>... events) {
    this.key = key;
    this.events = List.of(events);
  }

  public static Topic of(Event event) {
    var topic = BY_EVENT.get(event.getClass());
    if (topic == null) throw new IllegalArgumentException(event.type() + " has no topic");
    return topic;
  }

  public static Topic named(String name) {
    var topic = BY_NAME.get(name);
    if (topic == null) throw new IllegalArgumentException("no topic " + name);
    return topic;
  }

  public static Set<Class<? extends Event>> allEvents() {
    return BY_EVENT.keySet();
  }

  /** The name at the broker. */
  public String topicName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where records go that cannot be handled. */
  public String deadLetterName() {
    return topicName() + ".DLQ";
  }

  /** What its records are keyed by, in words. */
  public String keyedBy() {
    return key;
  }

  public List<Class<? extends Event>> events() {
    return events;
  }
}
