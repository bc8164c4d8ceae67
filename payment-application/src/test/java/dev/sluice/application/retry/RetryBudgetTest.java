package dev.sluice.application.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final RetryBudget budget = new RetryBudget(10);

  @Test
  void five_seconds_are_saved_up_and_no_more() {
    assertThat(budget.upTo(1000, NOON)).isEqualTo(50);
    assertThat(budget.upTo(7, NOON)).isEqualTo(7);
    assertThat(budget.upTo(1000, NOON.plusSeconds(3600))).isEqualTo(50);
  }

  @Test
  void what_is_spent_comes_back_second_by_second() {
    budget.upTo(50, NOON);
    budget.spend(50);

    assertThat(budget.upTo(50, NOON)).isZero();
    for (int i = 1; i <= 10; i++) budget.upTo(50, NOON.plusMillis(99L * i));
    assertThat(budget.upTo(50, NOON.plusMillis(1000))).as("however often one asks").isPositive();
    assertThat(budget.upTo(50, NOON.plusSeconds(3))).isBetween(25, 30);
  }

  @Test
  void a_clock_that_is_set_back_gives_nothing_for_free() {
    budget.upTo(50, NOON);
    budget.spend(50);

    assertThat(budget.upTo(50, NOON.minusSeconds(300))).isZero();
    assertThat(budget.upTo(50, NOON.minusSeconds(299))).isEqualTo(10);
  }

  @Test
  void nothing_a_second_is_no_budget() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RetryBudget(0));
  }
}
