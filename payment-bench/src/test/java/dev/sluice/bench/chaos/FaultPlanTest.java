package dev.sluice.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.chaos.Fault.Kind;
import dev.sluice.bench.chaos.Fault.Point;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultPlanTest {

  @Test
  void ten_minutes_have_five_of_each_kind_at_least() {
    assertThat(kinds(FaultPlan.of(Duration.ofMinutes(10), 1)))
        .hasSize(Kind.values().length)
        .allSatisfy((_, times) -> assertThat(times).isGreaterThanOrEqualTo(5));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 60, 150, 300, 600, 1200, 3600})
  void a_third_of_the_kills_is_between_two_commits(int seconds) {
    FaultPlan plan = FaultPlan.of(Duration.ofSeconds(seconds), 1);
    long kills =
        plan.faults().stream()
            .filter(fault -> !fault.equals(new Fault.AnyTime(Kind.PAUSE_CONSUMERS)))
            .filter(fault -> !fault.equals(new Fault.AnyTime(Kind.EMPTY_REDIS)))
            .count();
    long between =
        plan.faults().stream()
            .filter(fault -> fault instanceof Fault.At(Point point) && point.betweenCommits())
            .count();
    assertThat(3 * between).isGreaterThanOrEqualTo(kills);
  }

  @Test
  void the_same_seed_is_the_same_plan_and_another_one_another() {
    List<Fault> one = FaultPlan.of(Duration.ofMinutes(10), 1).faults();
    assertThat(FaultPlan.of(Duration.ofMinutes(10), 1).faults()).isEqualTo(one);
    assertThat(FaultPlan.of(Duration.ofMinutes(10), 2).faults())
        .isNotEqualTo(one)
        .containsExactlyInAnyOrderElementsOf(one);
  }

  private static Map<Kind, Integer> kinds(FaultPlan plan) {
    Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    for (Fault fault : plan.faults()) {
      kinds.merge(
          switch (fault) {
            case Fault.AnyTime(Kind kind) -> kind;
            case Fault.At(Point point) when point == Point.AFTER_OUTBOX_SEND -> Kind.KILL_SERVICE;
            case Fault.At _ -> Kind.KILL_CONSUMERS;
          },
          1,
          Integer::sum);
    }
    return kinds;
  }
}
