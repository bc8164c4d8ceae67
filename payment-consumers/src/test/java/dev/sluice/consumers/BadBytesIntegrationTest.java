package dev.sluice.consumers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.pipeline.Topic;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The door where Kafka's bytes come in: what is wrong with them stands beside them in the dead
 * letter queue, and nothing has changed.
 */
@Tag("integration")
class BadBytesIntegrationTest {

  /** Fewer than eleven in a row on one partition: that would stop it. */
  private static final List<Topic> DOORS =
      List.of(
          Topic.PAYMENT_ORDER_PSP_RESULT_UPDATED,
          Topic.PAYMENT_ORDER_CREATED,
          Topic.PAYMENT_AUTHORIZATION_REQUESTED);

  private static final int LARGER_THAN_ANY_EVENT = 300 * 1024;

  private static final String GOOD =
      """
      {"eventId":"po_00000000000zb:PaymentOrderPspResultUpdated:capture-1:call:3",\
      "eventType":"PaymentOrderPspResultUpdated","aggregateId":"po_00000000000zb",\
      "traceId":"4bf92f3577b34da6a3ce929d0e0e4736","parentEventId":null,\
      "timestamp":"%s","data":{"paymentOrderId":"po_00000000000zb",\
      "paymentId":"pay_00000000000za","operation":"capture-1","source":"call:3","attempt":3,\
      "answer":{"type":"Declined","reason":"no"}}}\
      """
          .formatted(Instant.now());

  private static RunningConsumers consumers;

  /**
   * @param value null for a record without one
   */
  private record Bad(Topic topic, byte @Nullable [] value, String reason) {}

  @BeforeAll
  static void start() throws IOException {
    consumers = RunningConsumers.relayed();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    consumers.close();
  }

  @Test
  void each_goes_to_the_dead_letter_queue_with_its_reason_and_changes_nothing()
      throws SQLException {
    consumers.pay(Baskets.ofTwoSellers(), "tok_visa");
    consumers.awaitRest();
    var before = withoutDeadLetters();
    var all = rows();

    for (var bad : all) consumers.records().send(bad.topic(), bad.value());

    Awaitility.await().until(() -> letters().size() >= all.size());
    for (var bad : all)
      assertThat(letters())
          .as(bad.reason())
          .anyMatch(letter ->
              Arrays.equals(letter.value(), bad.value()) && reason(letter).contains(bad.reason()));
    consumers.awaitRest();
    assertThat(letters()).hasSize(all.size());
    assertThat(withoutDeadLetters()).isEqualTo(before);
    Awaitility.await()
        .until(() -> consumers.everything().get("dead").getFirst() == (long) all.size());
  }

  /** And who comes after it is served. */
  @Test
  void a_payment_after_all_of_them_goes_through() throws SQLException {
    var before = consumers.everything().get("captures").getFirst();

    consumers.pay(Baskets.ofTwoSellers(), "tok_visa");
    consumers.awaitRest();

    assertThat(consumers.everything().get("captures").getFirst()).isEqualTo(before + 2);
  }

  private static List<Bad> rows() {
    var told = DOORS.getFirst();
    return Stream.of(
            Stream.of(
                new Bad(told, null, "a record without a value"),
                new Bad(told, new byte[LARGER_THAN_ANY_EVENT], "the largest event has"),
                new Bad(DOORS.get(1), GOOD.getBytes(UTF_8), "does not belong on"),
                new Bad(DOORS.get(1), new byte[0], "not a JSON object"),
                new Bad(DOORS.get(1), new byte[] {(byte) 0xff, 0, 7}, ""),
                new Bad(DOORS.get(1), "[1]".getBytes(UTF_8), "not a JSON object"),
                new Bad(DOORS.get(1), "{}".getBytes(UTF_8), "data is missing"),
                new Bad(DOORS.get(2), "{\"eventId\":".getBytes(UTF_8), "Unexpected end-of-input")),
            Stream.of(
                    bad("\"eventType\":\"PaymentOrderP", "\"eventType\":\"P", "unknown event type"),
                    bad(
                        "\"eventType\":\"PaymentOrderPspResultUpdated\"",
                        "\"eventType\":7",
                        "eventType has to be a string"),
                    bad(
                        "\"eventId\":\"po_00000000000zb:PaymentOrderPspResultUpdated:capture-1:call:3\",",
                        "",
                        "eventId is missing"),
                    bad(":call:3\",\"eventType", ":call:4\",\"eventType", "but data says"),
                    bad("4bf92f35", "XXXXXXXX", "traceId has to be 32"),
                    bad("\"attempt\":3", "\"attempt\":\"3\"", "data.attempt: Cannot coerce"),
                    bad("\"attempt\":3,", "", "data.attempt: Missing creator property"),
                    bad("\"Declined\"", "\"Maybe\"", "Could not resolve type id 'Maybe'"))
                .map(row -> new Bad(DOORS.get(2), row[0].getBytes(UTF_8), row[1])),
            Stream.of(
                    new String[] {GOOD, "nothing known under po_00000000000zb"},
                    bad("\"timestamp\":\"20", "\"timestamp\":\"19", "the inbox remembers back to"))
                .map(row -> new Bad(told, row[0].getBytes(UTF_8), row[1])))
        .flatMap(rows -> rows)
        .toList();
  }

  private static String[] bad(String good, String bad, String reason) {
    assertThat(GOOD).contains(good);
    return new String[] {GOOD.replace(good, bad), reason};
  }

  private static List<ConsumerRecord<byte[], byte[]>> letters() {
    var letters = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    for (var topic : DOORS) letters.addAll(consumers.records().lettersOf(topic));
    return letters;
  }

  private static String reason(ConsumerRecord<byte[], byte[]> letter) {
    for (var header : letter.headers())
      if (header.key().endsWith("reason")) return new String(header.value(), UTF_8);
    return "no reason";
  }

  private static Map<String, List<Long>> withoutDeadLetters() throws SQLException {
    var everything = new TreeMap<>(consumers.everything());
    everything.remove("dead");
    return everything;
  }
}
