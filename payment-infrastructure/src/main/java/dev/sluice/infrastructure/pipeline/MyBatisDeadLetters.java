package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.DeadLetters;
import dev.sluice.infrastructure.sql.Columns;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
final class MyBatisDeadLetters implements DeadLetters {

  private static final int LONGEST_ID = 260;
  private static final int LONGEST_REASON = 4000;

  private final DeadLettersSql sql;
  private final JsonMapper json = new JsonMapper();

  MyBatisDeadLetters(DeadLettersSql sql) {
    this.sql = sql;
  }

  @Override
  public void record(String step, List<DeadLetter> letters) {
    if (letters.isEmpty()) return;
    sql.record(
        Columns.of(letters)
            .with("step", step)
            .texts("topic", letter -> letter.raw().topic().topicName())
            .ints("partition", letter -> letter.raw().partition())
            .longs("offset", letter -> letter.raw().offset())
            .texts("inboxId", letter -> storable(letter.inboxId(), LONGEST_ID))
            .flags("refused", DeadLetter::refused)
            .texts("reason", letter -> storable(letter.reason(), LONGEST_REASON))
            .bytes("key", letter -> letter.raw().key())
            .bytes("value", letter -> letter.raw().value())
            .texts(
                "headers", letter -> json.writeValueAsString(new TreeMap<>(letter.raw().headers())))
            .values());
  }

  /** A letter is often dead because of what stands in it: PostgreSQL takes no NUL in a text. */
  private static String storable(String text, int longest) {
    var clean = text.replace('\0', '?');
    return clean.length() <= longest ? clean : clean.substring(0, longest);
  }
}
