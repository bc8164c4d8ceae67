package dev.sluice.service.door;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What would be said with every request while a server is away is said once in a while. */
final class Seldom {

  private final Duration interval;
  private @Nullable Instant last;
  private long unsaid;

  Seldom(Duration interval) {
    this.interval = interval;
  }

  /**
   * @param say is given how often there was something to be said since it was said last, this one
   *     included
   */
  void told(Instant now, LongConsumer say) {
    long times = times(now);
    if (times > 0) say.accept(times);
  }

  /** A clock that was set back does not silence anybody. */
  private synchronized long times(Instant now) {
    unsaid++;
    if (last != null && !now.isBefore(last) && now.isBefore(last.plus(interval))) return 0;
    long times = unsaid;
    last = now;
    unsaid = 0;
    return times;
  }
}
