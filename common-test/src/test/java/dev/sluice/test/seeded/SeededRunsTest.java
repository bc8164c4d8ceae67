package dev.sluice.test.seeded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class SeededRunsTest {
  private static final List<Long> SEEDS = new ArrayList<>();

  @BeforeEach
  @AfterEach
  void forget() {
    SEEDS.clear();
    List.of("seed", "seeds", "seeds.times").forEach(System::clearProperty);
  }

  @Test
  void a_test_that_holds_runs_with_every_seed() {
    assertThat(run("holds").succeeded().count()).isEqualTo(20);
    assertThat(SEEDS).doesNotHaveDuplicates().hasSize(20);
  }

  @Test
  void every_build_draws_the_same_seeds() {
    run("holds");
    var first = List.copyOf(SEEDS);
    SEEDS.clear();
    run("holds");
    assertThat(SEEDS).isEqualTo(first);
  }

  @Test
  void fresh_seeds_are_others() {
    run("holds");
    var first = List.copyOf(SEEDS);
    SEEDS.clear();
    System.setProperty("seeds", "fresh");
    System.setProperty("seeds.times", "50");
    run("holds");
    assertThat(SEEDS).hasSize(50).doesNotContainSequence(first);
  }

  @Test
  void the_first_failure_names_its_seed_and_is_the_last_run() {
    var failures = run("fails").failed().list();
    assertThat(failures).hasSize(1);
    assertThat(SEEDS).hasSizeBetween(2, 19);
    var message =
        failures
            .getFirst()
            .getRequiredPayload(TestExecutionResult.class)
            .getThrowable()
            .orElseThrow();
    assertThat(message)
        .hasMessageContaining("seed " + SEEDS.getLast() + ": the fifth")
        .hasMessageContaining("-Dtest=Samples#fails -Dseed=" + SEEDS.getLast())
        .hasRootCauseMessage("the fifth");
  }

  @Test
  void one_seed_is_played_alone() {
    System.setProperty("seed", "42");
    assertThat(run("holds").succeeded().count()).isEqualTo(1);
    assertThat(SEEDS).containsExactly(42L);
  }

  private static Events run(String method) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(Samples.class, method, "dev.sluice.test.seeded.Chance"))
        .execute()
        .testEvents();
  }

  /** Not found by the build: only {@link EngineTestKit} runs it. */
  static class Samples {
    @Seeded(times = 20)
    void holds(Chance chance) {
      SEEDS.add(chance.seed());
    }

    @Seeded(times = 20)
    void fails(Chance chance) {
      SEEDS.add(chance.seed());
      if (SEEDS.size() == 5) {
        throw new IllegalStateException("the fifth");
      }
    }
  }
}
