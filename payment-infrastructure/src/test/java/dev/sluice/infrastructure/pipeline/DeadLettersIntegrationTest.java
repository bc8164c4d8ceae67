package dev.sluice.infrastructure.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.DeadLetters;
import dev.sluice.application.pipeline.RawRecord;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.infrastructure.Database;
import dev.sluice.simulation.contract.DeadLettersContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class DeadLettersIntegrationTest extends DeadLettersContract {

  private Database database;
  private DeadLetters letters;

  @BeforeAll
  void open() {
    database = Database.fresh();
    letters = new MyBatisDeadLetters(database.sql(DeadLettersSql.class));
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void a_letter_keeps_the_bytes_the_headers_and_the_reason() {
    record("a-step", letter(7, "no event: \0 is not JSON"));

    assertThat(
            database.read(
                """
                SELECT concat_ws('|', topic, partition, record_offset, inbox_id, refused, reason,
                    convert_from(record_key, 'UTF8'), encode(record_value, 'hex'), headers)
                  FROM dead_letters WHERE step = 'a-step' AND record_offset = 7
                """))
        .containsExactly(
            "payment_order_created|3|7|evt-7|f|no event: ? is not JSON|key|00ff"
                + "|{\"a\":\"MQ==\",\"b\":\"\"}");
  }

  @Test
  void a_letter_without_key_value_and_with_an_endless_reason_is_recorded() {
    var raw = new RawRecord(Topic.PAYMENT_CAPTURED, 0, 1, null, null, Map.of());

    record("a-step", new DeadLetter(raw, "x".repeat(500), "y".repeat(9000), true));

    assertThat(
            database.read(
                "SELECT length(inbox_id) || ' ' || length(reason) FROM dead_letters WHERE step = 'a-step' AND refused"))
        .containsExactly("260 4000");
  }

  private void record(String step, DeadLetter... dead) {
    database.run(() -> letters.record(step, List.of(dead)));
  }

  private static DeadLetter letter(long offset, String reason) {
    return new DeadLetter(
        new RawRecord(
            Topic.PAYMENT_ORDER_CREATED,
            3,
            offset,
            "key".getBytes(UTF_8),
            new byte[] {0, -1},
            Map.of("b", new byte[0], "a", "1".getBytes(UTF_8))),
        "evt-" + offset,
        reason,
        false);
  }

  @Override
  protected Transactions transactions() {
    return database;
  }

  @Override
  protected DeadLetters letters() {
    return letters;
  }

  @Override
  protected List<String> reasons(String step) {
    return database.read("SELECT reason FROM dead_letters WHERE step = '" + step + "'");
  }
}
