package dev.sluice.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {
  private static final int TEXT = 1043;
  private static final int LONGS = 1016;
  private static final int TEXTS = 1009;
  private static final long ID = 870_000_000_000_000_000L;

  @Test
  void transactions_of_the_same_statements_become_one_with_longer_arrays() {
    Script script =
        Script.of(
            List.of(
                begin(1),
                call(1, "UPDATE payments", longs(ID)),
                begin(2),
                call(2, "UPDATE payments", longs(ID + 1, ID + 2)),
                commit(2),
                commit(1)));
    assertThat(script.stages()).hasSize(1);
    Line line = script.stages().getFirst().lines().getFirst();
    assertThat(line.executions()).containsExactly(List.of(longs(ID, ID + 1, ID + 2)));
    assertThat(script.statements()).isEqualTo(1);
  }

  @Test
  void what_takes_no_arrays_is_said_once_for_each() {
    Script script =
        Script.of(
            List.of(
                call(1, "INSERT INTO keys", text("pay_0j5k2m9x4t7ab")),
                call(2, "INSERT INTO keys", text("pay_0j5k2m9x4t7ac"))));
    assertThat(script.stages().getFirst().lines().getFirst().executions()).hasSize(2);
  }

  @Test
  void the_same_statement_of_another_step_is_another_stage() {
    Script script =
        Script.of(
            List.of(
                call(1, "INSERT INTO inbox", text("payment-order-enqueuer"), longs(ID)),
                call(1, "INSERT INTO inbox", text("account-balance-consumer"), longs(ID))));
    assertThat(script.stages()).hasSize(2);
  }

  @Test
  void jobs_and_what_was_rolled_back_are_not_of_payments() {
    Script script =
        Script.of(
            List.of(
                call(1, "SELECT what is due", text("RETRY")),
                call(1, "UPDATE node_leases", longs(ID)),
                begin(2),
                call(2, "UPDATE payments", longs(ID)),
                new Call(2, "ROLLBACK", List.of())));
    assertThat(script.stages()).isEmpty();
  }

  @Test
  void an_account_has_one_change_in_a_batch() {
    Param stripes = new Param(1007, List.of(0L, 3L));
    Line line =
        Line.of(
            List.of(
                call(1, "INSERT INTO account_balances", longs(9, 4), stripes, longs(100, 10)),
                call(1, "INSERT INTO account_balances", longs(9, 4), stripes, longs(-30, 5))));
    assertThat(line.executions())
        .containsExactly(List.of(longs(4, 9), new Param(1007, List.of(3L, 0L)), longs(15, 70)));
  }

  @Test
  void a_batch_is_moved_to_other_payments_wherever_their_ids_stand() {
    Transplant to = new Transplant(32, 2);
    assertThat(to.moved(longs(ID, 1_000))).isEqualTo(longs(ID + 64, 1_000));
    assertThat(to.moved(text("pay_0j5k2m9x4t7a0:PaymentAuthorized")))
        .isEqualTo(text("pay_0j5k2m9x4t7c0:PaymentAuthorized"));
    assertThat(to.moved(text("floor-000000-00017"))).isEqualTo(text("floor-000002-00017"));
    byte[] event =
        "\u0000\u00ff{\"id\":\"po_0j5k2m9x4t7a0\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(new String(to.bytes(event), StandardCharsets.ISO_8859_1))
        .isEqualTo("\u0000\u00ff{\"id\":\"po_0j5k2m9x4t7c0\"}");
    assertThat(to.moved(text("tok_visa"))).isEqualTo(text("tok_visa"));
  }

  @Test
  void arrays_are_read_as_text_and_in_binary() {
    byte[] literal = "{\"a\\\"b\",NULL,plain,\"NULL\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(Param.of(TEXTS, false, literal).list())
        .isEqualTo(Arrays.asList("a\"b", null, "plain", "NULL"));
    byte[] binary =
        java.nio.ByteBuffer.allocate(20 + 12 + 4)
            .putInt(1)
            .putInt(1)
            .putInt(20)
            .putInt(2)
            .putInt(1)
            .putInt(8)
            .putLong(ID)
            .putInt(-1)
            .array();
    assertThat(Param.of(LONGS, true, binary).list()).isEqualTo(Arrays.asList(ID, null));
  }

  @Test
  void a_conversation_is_heard_also_where_it_was_prepared_before() {
    Conversation conversation = new Conversation(7);
    assertThat(
            conversation.hear(
                'P', "S_1\0SELECT $1\0\0\1\0\0\0\24".getBytes(StandardCharsets.ISO_8859_1)))
        .isEmpty();
    byte[] bind =
        "\0S_1\0\0\1\0\1\0\1\0\0\0\10\0\0\0\0\0\0\0\5\0\0".getBytes(StandardCharsets.ISO_8859_1);
    byte[] execute = "\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    for (int times = 0; times < 2; times++) {
      assertThat(conversation.hear('B', bind)).isEmpty();
      assertThat(conversation.hear('E', execute))
          .contains(new Call(7, "SELECT $1", List.of(new Param(20, 5L))));
    }
  }

  private static Call begin(int connection) {
    return new Call(connection, "BEGIN", List.of());
  }

  private static Call commit(int connection) {
    return new Call(connection, "COMMIT", List.of());
  }

  private static Call call(int connection, String sql, Param... params) {
    return new Call(connection, sql, List.of(params));
  }

  private static Param text(String value) {
    return new Param(TEXT, value);
  }

  private static Param longs(long... values) {
    return new Param(LONGS, Arrays.stream(values).boxed().toList());
  }
}
