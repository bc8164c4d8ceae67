package dev.sluice.common.log;

/**
 * Names of the log context. {@code eventMeta} is the event type under the name older searches use.
 */
public final class LogNames {
  public static final String TRACE_ID = "traceId";
  public static final String EVENT_ID = "eventId";
  public static final String PARENT_EVENT_ID = "parentEventId";
  public static final String AGGREGATE_ID = "aggregateId";
  public static final String EVENT_TYPE = "eventType";
  public static final String EVENT_META = "eventMeta";
  public static final String PAYMENT_ORDER_ID = "paymentOrderId";

  private LogNames() {}
}
