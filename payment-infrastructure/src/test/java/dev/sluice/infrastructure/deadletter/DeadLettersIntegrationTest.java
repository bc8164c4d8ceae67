package dev.sluice.infrastructure.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.deadletter.DeadLetters;
import dev.sluice.application.deadletter.DeadLetters.Filter;
import dev.sluice.application.deadletter.FiledLetter;
import dev.sluice.application.deadletter.FiledLetter.Resolution;
import dev.sluice.application.deadletter.FiledLetter.Status;
import dev.sluice.application.deadletter.FoundLetter;
import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.RawRecord;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.id.DeadLetterId;
import dev.sluice.infrastructure.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class DeadLettersIntegrationTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

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
    file(found("keeper", "evt-7", 2, "no event: \0 is not JSON"));

    var filed = one("keeper");
    assertThat(filed.letter().raw().key()).isEqualTo("key".getBytes(UTF_8));
    assertThat(filed.letter().raw().value()).isEqualTo(new byte[] {0, -1});
    assertThat(filed.letter().raw().headers())
        .containsOnlyKeys("a", "b")
        .containsEntry("a", "1".getBytes(UTF_8))
        .containsEntry("b", new byte[0]);
    assertThat(filed.letter().reason()).isEqualTo("no event: ? is not JSON");
    assertThat(filed.letter().raw().toString()).isEqualTo("payment_order_created-3@9");
    assertThat(filed.letter().replay()).isEqualTo(2);
    assertThat(filed.letter().exception()).isEqualTo("java.lang.IllegalStateException");
    assertThat(filed.status()).isEqualTo(Status.OPEN);
    assertThat(letters.find(filed.id())).isPresent();
    assertThat(letters.find(new DeadLetterId(999_999))).isEmpty();
  }

  @Test
  void a_letter_filed_before_stays_as_it_is() {
    assertThat(file(found("twice", "evt-8", 0, "first"))).isEqualTo(1);
    var before = one("twice");
    database.run(() ->
        letters.resolve(before.id(), new Resolution(Status.DROPPED, "local/a", NOON, "no", 0)));

    int filed =
        file(
            found("twice", "evt-8", 0, "second"),
            found("twice", "evt-8", 1, "a replay"),
            found("another", "evt-8", 0, "third"));

    assertThat(filed).isEqualTo(2);
    assertThat(of("twice"))
        .extracting(letter -> letter.letter().reason())
        .containsExactly("a replay", "first");
    assertThat(letters.find(before.id()).orElseThrow().resolution())
        .contains(new Resolution(Status.DROPPED, "local/a", NOON, "no", 0));
  }

  @Test
  void a_letter_without_key_value_and_with_endless_words_is_filed() {
    var raw = new RawRecord(Topic.PAYMENT_CAPTURED, 0, 1, null, null, Map.of());
    var endless = new DeadLetter(raw, "x".repeat(500), 0, "y".repeat(9000), "z".repeat(900), true);
    file(new FoundLetter("e".repeat(100), endless));
    file(new FoundLetter("e".repeat(100), endless));

    var filed = one("e".repeat(64));
    assertThat(filed.letter().eventId()).hasSize(260);
    assertThat(filed.letter().reason()).hasSize(4000);
    assertThat(filed.letter().raw().value()).isNull();
    assertThat(filed.letter().refused()).isTrue();
  }

  @Test
  void the_next_replay_is_counted_over_all_letters_of_the_event_and_the_group() {
    file(found("counter", "evt-9", 0, "x"), found("other", "evt-9", 7, "x"));
    assertThat(letters.lastReplay("counter", "evt-9")).isZero();
    var first = one("counter");
    database.run(() -> {
      assertThat(letters.lock(first.id())).isPresent();
      letters.resolve(first.id(), new Resolution(Status.REPLAYED, "local/a", NOON, "r", 1));
    });
    assertThat(letters.lastReplay("counter", "evt-9")).isEqualTo(1);

    file(found("counter", "evt-9", 1, "x"));
    assertThat(letters.lastReplay("counter", "evt-9")).isEqualTo(1);
    database.run(() -> assertThat(letters.lock(new DeadLetterId(999_999))).isEmpty());
  }

  @Test
  void a_list_has_what_was_asked_for_newest_first_page_by_page() {
    for (int i = 0; i < 3; i++) file(found("pages", "evt-p" + i, 0, "x"));
    var first = letters.list(filter("pages"), Optional.empty(), 2);
    var second = letters.list(filter("pages"), Optional.of(first.getLast().id()), 2);

    assertThat(first)
        .extracting(letter -> letter.letter().eventId())
        .containsExactly("evt-p2", "evt-p1");
    assertThat(second).extracting(letter -> letter.letter().eventId()).containsExactly("evt-p0");
    assertThat(
            letters.list(
                new Filter(
                    Optional.of(Status.OPEN),
                    Optional.of("pages"),
                    Optional.of(Topic.PAYMENT_ORDER_CREATED),
                    Optional.of("evt-p1")),
                Optional.empty(),
                10))
        .hasSize(1);
    assertThat(
            letters.list(
                new Filter(
                    Optional.of(Status.DROPPED),
                    Optional.of("pages"),
                    Optional.empty(),
                    Optional.empty()),
                Optional.empty(),
                10))
        .isEmpty();
  }

  private int file(FoundLetter... found) {
    return database.run(() -> letters.file(List.of(found)));
  }

  private FiledLetter one(String group) {
    return of(group).getFirst();
  }

  private List<FiledLetter> of(String group) {
    return letters.list(filter(group), Optional.empty(), 10);
  }

  private static Filter filter(String group) {
    return new Filter(Optional.empty(), Optional.of(group), Optional.empty(), Optional.empty());
  }

  private static FoundLetter found(String group, String eventId, int replay, String reason) {
    return new FoundLetter(
        group,
        new DeadLetter(
            new RawRecord(
                Topic.PAYMENT_ORDER_CREATED,
                3,
                9,
                "key".getBytes(UTF_8),
                new byte[] {0, -1},
                Map.of("b", new byte[0], "a", "1".getBytes(UTF_8))),
            eventId,
            replay,
            reason,
            "java.lang.IllegalStateException",
            false));
  }
}
