package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.Watch;
import dev.sluice.simulation.contract.WatchContract;
import java.time.Duration;

class CountingWatchTest extends WatchContract {
  private final CountingWatch watch = new CountingWatch();

  @Override
  protected Watch watch() {
    return watch;
  }

  @Override
  protected Shown shown(String step) {
    var blocked = watch.blocked();
    return new Shown(
        watch.of("batches"),
        watch.of("duplicates"),
        watch.of("refused"),
        watch.of("dead"),
        watch.of("parked"),
        blocked.isEmpty() ? Duration.ZERO : blocked.getLast());
  }
}
