package dev.sluice.application.pipeline;

import dev.sluice.common.log.LogNames;
import dev.sluice.domain.event.EventEnvelope;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The pipeline's voice: one line per event at DEBUG, one per record that a person must look at. */
public final class EventLog {

  private static final Logger LOG = LoggerFactory.getLogger("dev.sluice.events");

  private EventLog() {}

  static void dead(String step, DeadLetter letter) {
    with(
        Map.of(LogNames.EVENT_ID, letter.eventId()),
        () -> {
          LOG.error(
              "{} {} {}{}: {}",
              step,
              letter.refused() ? "refuses" : "cannot handle",
              letter.raw(),
              letter.replay() == 0 ? "" : " (replay " + letter.replay() + ")",
              letter.reason());
          return letter;
        });
  }

  /**
   * A call to the outside because of this event: it carries the event's trace, and so do its logs.
   */
  public static <T> T during(EventEnvelope<?> cause, Supplier<T> call) {
    return with(names(cause), call);
  }

  static void handled(String step, Done<?> end) {
    if (LOG.isDebugEnabled())
      with(
          names(end.delivery().envelope()),
          () -> {
            LOG.debug("{} sends {} news", step, end.news().size());
            return end;
          });
  }

  /** The names of an event in the log context. */
  static Map<String, String> names(EventEnvelope<?> envelope) {
    var names = new HashMap<String, String>();
    names.put(LogNames.TRACE_ID, envelope.traceId());
    names.put(LogNames.EVENT_ID, envelope.eventId().value());
    if (envelope.parentEventId() != null)
      names.put(LogNames.PARENT_EVENT_ID, envelope.parentEventId().value());
    names.put(LogNames.AGGREGATE_ID, envelope.aggregateId());
    names.put(LogNames.EVENT_TYPE, envelope.eventType());
    names.put(LogNames.EVENT_META, envelope.eventType());
    if (envelope.aggregateId().startsWith("po_"))
      names.put(LogNames.PAYMENT_ORDER_ID, envelope.aggregateId());
    return names;
  }

  private static <T> T with(Map<String, String> names, Supplier<T> work) {
    names.forEach(MDC::put);
    try {
      return work.get();
    } finally {
      names.keySet().forEach(MDC::remove);
    }
  }
}
