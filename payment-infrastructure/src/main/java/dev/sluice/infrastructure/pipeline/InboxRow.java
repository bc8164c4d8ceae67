package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.pipeline.Inbox;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.infrastructure.sql.Columns;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code inbox}. News lie in it encoded, each behind its length. */
record InboxRow(String eventId, LocalDate eventDay, byte[] news, @Nullable String refusal) {

  private static final byte[] NO_NEWS = {};

  static Columns<Inbox.Seen> columns(Collection<Inbox.Seen> seen, EventCodec codec) {
    return Columns.of(seen)
        .texts("eventId", one -> one.key().id())
        .days("eventDay", one -> one.key().day())
        .bytes("news", one -> pack(one.news(), codec))
        .texts("refusal", Inbox.Seen::refusal);
  }

  Inbox.Key key() {
    return new Inbox.Key(eventId, eventDay);
  }

  Inbox.Seen toDomain(EventCodec codec) {
    return new Inbox.Seen(key(), unpack(codec), refusal);
  }

  private List<EventEnvelope<?>> unpack(EventCodec codec) {
    var envelopes = new ArrayList<EventEnvelope<?>>();
    var bytes = ByteBuffer.wrap(news);
    try {
      while (bytes.hasRemaining()) {
        var one = new byte[bytes.getInt()];
        bytes.get(one);
        envelopes.add(codec.decode(one));
      }
    } catch (BufferUnderflowException broken) {
      throw new IllegalStateException("the news of " + eventId + " cannot be read", broken);
    }
    return envelopes;
  }

  private static byte[] pack(List<EventEnvelope<?>> envelopes, EventCodec codec) {
    if (envelopes.isEmpty()) return NO_NEWS;
    var encoded = envelopes.stream().map(codec::encode).toList();
    int size = encoded.stream().mapToInt(one -> Integer.BYTES + one.length).sum();
    var bytes = ByteBuffer.allocate(size);
    for (var one : encoded) bytes.putInt(one.length).put(one);
    return bytes.array();
  }
}
