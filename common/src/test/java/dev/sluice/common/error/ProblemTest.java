package dev.sluice.common.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.common.error.Problem.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void a_wrong_field_is_named_with_what_was_expected() {
    var problem = Problem.invalid("/lines/0/amount/value", "has to be at least 1");

    assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(problem.detail()).isEqualTo("has to be at least 1");
    assertThat(problem.fields())
        .containsExactly(new Field("/lines/0/amount/value", "has to be at least 1"));
  }

  @Test
  void a_problem_is_an_answer_and_costs_no_stack_trace() {
    assertThat(new Problem(ErrorCode.NOT_FOUND, "no payment pay_x").getStackTrace()).isEmpty();
  }

  @Test
  void what_a_problem_says_does_not_change_afterwards() {
    var fields = new ArrayList<>(List.of(new Field("/a", "wrong")));
    var problem =
        new Problem(ErrorCode.ORDER_ID_NOT_UNIQUE, "taken", fields, Map.of("paymentId", "pay_x"));

    fields.clear();

    assertThat(problem.fields()).hasSize(1);
    assertThat(problem.more()).containsEntry("paymentId", "pay_x");
  }
}
