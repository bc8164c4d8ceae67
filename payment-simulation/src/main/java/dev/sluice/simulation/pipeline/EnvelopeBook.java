package dev.sluice.simulation.pipeline;

import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.event.EventId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stands in for a codec: the bytes name an envelope that is kept here. */
public final class EnvelopeBook {

  private static final String MARK = "#";

  private final Map<EventId, List<EventEnvelope<?>>> versions = new HashMap<>();
  private final Map<String, EventEnvelope<?>> byName = new HashMap<>();

  public synchronized byte[] encode(EventEnvelope<?> envelope) {
    var known = versions.computeIfAbsent(envelope.eventId(), _ -> new ArrayList<>());
    if (!known.contains(envelope)) known.add(envelope);
    var name = envelope.eventId() + MARK + known.indexOf(envelope);
    byName.put(name, envelope);
    return name.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @throws IllegalArgumentException when nobody has encoded this
   */
  public synchronized EventEnvelope<?> decode(byte[] bytes) {
    var envelope = byName.get(new String(bytes, StandardCharsets.UTF_8));
    if (envelope == null) throw new IllegalArgumentException("not an event");
    return envelope;
  }
}
