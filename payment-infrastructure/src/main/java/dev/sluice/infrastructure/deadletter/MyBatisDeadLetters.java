package dev.sluice.infrastructure.deadletter;

import dev.sluice.application.deadletter.DeadLetters;
import dev.sluice.application.deadletter.FiledLetter;
import dev.sluice.application.deadletter.FiledLetter.Resolution;
import dev.sluice.application.deadletter.FoundLetter;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.id.DeadLetterId;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
final class MyBatisDeadLetters implements DeadLetters {

  private final DeadLettersSql sql;

  MyBatisDeadLetters(DeadLettersSql sql) {
    this.sql = sql;
  }

  @Override
  public int file(List<FoundLetter> letters) {
    return letters.isEmpty() ? 0 : sql.file(DeadLetterRow.columns(letters).values());
  }

  @Override
  public Optional<FiledLetter> find(DeadLetterId id) {
    return sql.find(id.number()).map(DeadLetterRow::toDomain);
  }

  @Override
  public List<FiledLetter> list(Filter filter, Optional<DeadLetterId> before, int atMost) {
    var conditions = new HashMap<String, Object>();
    conditions.put("status", filter.status().map(Enum::name).orElse(null));
    conditions.put("group", filter.group().orElse(null));
    conditions.put("topic", filter.topic().map(Topic::topicName).orElse(null));
    conditions.put("eventId", filter.eventId().orElse(null));
    conditions.put("before", before.map(DeadLetterId::number).orElse(null));
    conditions.put("atMost", atMost);
    return sql.list(conditions).stream().map(DeadLetterRow::toDomain).toList();
  }

  @Override
  public Optional<FiledLetter> lock(DeadLetterId id) {
    return sql.lock(id.number()).isEmpty() ? Optional.empty() : find(id);
  }

  @Override
  public int lastReplay(String group, String eventId) {
    return sql.lastReplay(group, eventId);
  }

  @Override
  public void resolve(DeadLetterId id, Resolution resolution) {
    sql.resolve(
        id.number(),
        resolution.status().name(),
        resolution.by(),
        resolution.at(),
        resolution.reason(),
        resolution.replay());
  }
}
