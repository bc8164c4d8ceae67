package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.pipeline.Inbox;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DuplicateKeyException;

/**
 * What is older than the inbox remembers may have been seen and forgotten: it is refused, never
 * applied.
 */
final class MyBatisInbox implements Inbox {

  private final InboxSql sql;
  private final Days days;
  private final InstantSource clock;
  private final EventCodec codec;

  MyBatisInbox(InboxSql sql, Days days, InstantSource clock, EventCodec codec) {
    this.sql = sql;
    this.days = days;
    this.clock = clock;
    this.codec = codec;
  }

  @Override
  public Map<Key, Seen> known(String step, Collection<Key> keys) {
    var oldest = days.oldest(clock);
    var byDay =
        keys.stream()
            .collect(
                Collectors.groupingBy(Key::day, Collectors.mapping(Key::id, Collectors.toList())));
    var known = new HashMap<Key, Seen>();
    byDay.forEach((day, ids) -> {
      refuseForgotten(day, oldest, ids);
      for (var row : sql.known(step, day, ids.toArray(String[]::new)))
        known.put(row.key(), row.toDomain(codec));
    });
    return known;
  }

  @Override
  public void record(String step, List<Seen> seen) {
    if (seen.isEmpty()) return;
    try {
      sql.record(InboxRow.columns(seen, codec).with("step", step).values());
    } catch (DuplicateKeyException duplicate) {
      if (isInbox(duplicate)) throw new AlreadyRecorded(duplicate);
      throw duplicate;
    }
  }

  private static void refuseForgotten(LocalDate day, LocalDate oldest, List<String> ids) {
    if (day.isBefore(oldest))
      throw new IllegalArgumentException(
          "%s is of %s, the inbox remembers back to %s".formatted(ids.getFirst(), day, oldest));
  }

  private static boolean isInbox(DuplicateKeyException duplicate) {
    return NestedExceptionUtils.getMostSpecificCause(duplicate) instanceof PSQLException e
        && e.getServerErrorMessage() != null
        && e.getServerErrorMessage().getTable() instanceof String table
        && table.startsWith("inbox");
  }
}
