package dev.sluice.simulation.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulation.trace.Trace;
import dev.sluice.simulation.world.Fittings;
import dev.sluice.test.seeded.Chance;
import dev.sluice.test.seeded.Seeded;
import java.util.ArrayList;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Any payments, a PSP that may say anything, processes that die anywhere. */
@Execution(ExecutionMode.CONCURRENT)
class PaymentSimulationTest {

  private final PaymentSimulation simulation = new PaymentSimulation(Chance::of, Fittings.SOUND);

  @Seeded(times = 400)
  void no_life_breaks_the_laws(Chance chance) {
    assertThat(simulation.play(chance.seed(), Trace.UNREAD).violations()).isEmpty();
  }

  @Seeded(times = 5)
  void the_same_seed_is_the_same_life_line_by_line(Chance chance) {
    var one = new ArrayList<String>();
    var other = new ArrayList<String>();
    var first = simulation.play(chance.seed(), one::add);
    var second = simulation.play(chance.seed(), other::add);

    assertThat(one).isNotEmpty().isEqualTo(other);
    assertThat(first.traceHash()).isEqualTo(second.traceHash());
  }
}
