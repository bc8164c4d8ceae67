package dev.sluice.service.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.deadletter.DeadLetters;
import dev.sluice.application.deadletter.FoundLetter;
import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.RawRecord;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.service.config.Api;
import dev.sluice.service.config.RunningService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Dead letters through their doors. */
@Tag("integration")
class DeadLetterIntegrationTest {

  private static final String HOME = "/api/v1/admin/dead-letters";
  private static final String REASON = "{\"reason\":\"repaired\"}";

  private final RunningService service = RunningService.shared();
  private final Api admin = Api.as("admin-token");

  @Test
  void a_letter_is_listed_without_and_shown_with_its_record() {
    var id = file("shown", "{\"a\":1}".getBytes(UTF_8));

    var listed = admin.get(HOME + "?group=shown&status=OPEN&topic=payment_captured").json();
    assertThat(listed.at("/data")).hasSize(1);
    assertThat(listed.at("/data/0/id").asString("")).isEqualTo(id);
    assertThat(listed.at("/data/0/record").isMissingNode()).isTrue();
    var shown = admin.get(HOME + "/" + id).json();
    assertThat(shown.at("/record/text").asString("")).isEqualTo("{\"a\":1}");
    assertThat(shown.at("/record/value").asString("")).isEqualTo("eyJhIjoxfQ==");
    assertThat(shown.at("/record/headers/ce_id").asString("")).isEqualTo("pay_1:x:1");
    assertThat(shown.at("/eventId").asString("")).isEqualTo("pay_1:x:1");
    assertThat(shown.at("/exception").asString("")).isEqualTo("java.lang.Error");
    assertThat(shown.at("/resolution").isMissingNode()).isTrue();
  }

  @Test
  void letters_come_in_pages() {
    for (int i = 0; i < 3; i++) file("pages", new byte[] {(byte) i});
    var first = admin.get(HOME + "?group=pages&limit=2").json();
    var second =
        admin
            .get(HOME + "?group=pages&limit=2&cursor=" + first.at("/nextCursor").asString(""))
            .json();

    assertThat(first.at("/data")).hasSize(2);
    assertThat(second.at("/data")).hasSize(1);
    assertThat(second.at("/hasMore").asBoolean()).isFalse();
  }

  @Test
  void a_replay_is_one_row_of_the_outbox_however_often_it_is_asked_for() {
    var id = file("replayed", new byte[] {0, -1});
    var key = UUID.randomUUID().toString();

    var first = admin.post(HOME + "/" + id + "/replay", key, REASON);
    var same = admin.post(HOME + "/" + id + "/replay", key, REASON);
    var another = admin.post(HOME + "/" + id + "/replay", REASON);
    var drop = admin.post(HOME + "/" + id + "/drop", REASON);

    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.at("/status")).isEqualTo("REPLAYED");
    assertThat(first.at("/resolution/by")).isEqualTo("shop/bob");
    assertThat(first.at("/resolution/reason")).isEqualTo("repaired");
    assertThat(first.json().at("/resolution/replay").asInt()).isEqualTo(1);
    assertThat(same.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(another.status() + another.at("/code")).isEqualTo("409wrong_state");
    assertThat(another.at("/detail")).contains("was replayed by shop/bob at ");
    assertThat(drop.status()).isEqualTo(409);
    assertThat(rowsOf(id)).isEqualTo(1);
  }

  @Test
  void the_letter_of_a_failed_replay_gets_the_next_number() {
    var first = file("chain", 0, new byte[] {1});
    admin.post(HOME + "/" + first + "/replay", REASON);
    var second = file("chain", 1, new byte[] {1});
    var reply = admin.post(HOME + "/" + second + "/replay", REASON);

    assertThat(reply.json().at("/replay").asInt()).isEqualTo(1);
    assertThat(reply.json().at("/resolution/replay").asInt()).isEqualTo(2);
  }

  @Test
  void what_was_dropped_may_be_sent_after_all_but_is_not_dropped_twice() {
    var id = file("dropped", new byte[] {2});

    assertThat(admin.post(HOME + "/" + id + "/drop", REASON).at("/status")).isEqualTo("DROPPED");
    assertThat(rowsOf(id)).isZero();
    assertThat(admin.post(HOME + "/" + id + "/drop", REASON).status()).isEqualTo(409);
    assertThat(admin.post(HOME + "/" + id + "/replay", REASON).at("/status")).isEqualTo("REPLAYED");
    assertThat(rowsOf(id)).isEqualTo(1);
  }

  @Test
  void a_letter_of_nobody_cannot_be_sent_to_anybody() {
    var id = file(FoundLetter.UNKNOWN, new byte[] {3});

    var reply = admin.post(HOME + "/" + id + "/replay", REASON);
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.at("/detail")).contains("nobody knows who should read it again");
  }

  @TestFactory
  Stream<DynamicTest> a_bad_decision_changes_nothing() {
    var id = file("bad", new byte[] {4});
    return Stream.of(
            new String[] {"", "400", ""},
            new String[] {"{", "400", ""},
            new String[] {"{}", "422", "/reason"},
            new String[] {"{\"reason\":null}", "422", "/reason"},
            new String[] {"{\"reason\":\" \"}", "422", "/reason"},
            new String[] {"{\"reason\":7}", "422", "/reason"},
            new String[] {"{\"reason\":\"a\\u0000\"}", "422", "/reason"},
            new String[] {"{\"reason\":\"a\\nb\"}", "422", "/reason"},
            new String[] {"{\"reason\":\"" + "x".repeat(501) + "\"}", "422", "/reason"},
            new String[] {"{\"reason\":\"r\",\"force\":true}", "400", "/force"})
        .flatMap(row ->
            Stream.of("/replay", "/drop")
                .map(door ->
                    DynamicTest.dynamicTest(
                        door + " " + row[0],
                        () -> {
                          var reply = admin.post(HOME + "/" + id + door, row[0]);
                          assertThat(reply.status())
                              .as(reply.text())
                              .isEqualTo(Integer.parseInt(row[1]));
                          assertThat(reply.at("/errors/0/pointer")).isEqualTo(row[2]);
                          assertThat(admin.get(HOME + "/" + id).at("/status")).isEqualTo("OPEN");
                          assertThat(rowsOf(id)).isZero();
                        })));
  }

  @Test
  void what_is_not_there_is_told_so() {
    for (var id : List.of("nonsense", "dl_0000000000000", "pay_0000000000000")) {
      assertThat(admin.get(HOME + "/" + id).status()).isEqualTo(404);
      assertThat(admin.post(HOME + "/" + id + "/replay", REASON).status()).isEqualTo(404);
      assertThat(admin.post(HOME + "/" + id + "/drop", REASON).status()).isEqualTo(404);
    }
  }

  private long rowsOf(String id) {
    return service.count(
        "SELECT count(*) FROM outbox_event WHERE kind = 'REPLAY' AND aggregate_id = '" + id + "'");
  }

  private String file(String group, byte[] value) {
    return file(group, 0, value);
  }

  private String file(String group, int replay, byte[] value) {
    var raw =
        new RawRecord(
            Topic.PAYMENT_CAPTURED,
            0,
            5,
            null,
            value,
            Map.of("ce_id", "pay_1:x:1".getBytes(UTF_8)));
    var letter = new DeadLetter(raw, "pay_1:x:1", replay, "why", "java.lang.Error", false);
    service
        .bean(Transactions.class)
        .run(() -> service.bean(DeadLetters.class).file(List.of(new FoundLetter(group, letter))));
    return admin.get(HOME + "?limit=1&group=" + group).at("/data/0/id");
  }
}
