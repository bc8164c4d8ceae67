package dev.sluice.simulation.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulation.trace.Trace;
import dev.sluice.test.seeded.Chance;
import java.util.stream.LongStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that finds nothing proves nothing: each of these has to be seen. */
@Execution(ExecutionMode.CONCURRENT)
class PlantedFaultsTest {

  private static final int SEEDS = 1000;

  @ParameterizedTest
  @EnumSource
  void it_is_found_within_a_thousand_lives(PlantedFault fault) {
    var simulation = new PaymentSimulation(Chance::of, fault);

    assertThat(
            LongStream.rangeClosed(1, SEEDS)
                .filter(seed -> !simulation.play(seed, Trace.UNREAD).violations().isEmpty())
                .findFirst())
        .as("the first seed that shows that %s", fault)
        .isPresent();
  }
}
