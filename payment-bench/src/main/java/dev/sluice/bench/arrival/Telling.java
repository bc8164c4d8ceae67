package dev.sluice.bench.arrival;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says now and then how far a run is, in lines of their own. */
public final class Telling {
  private static final Duration OFTEN = Duration.ofSeconds(5);

  private final PrintStream out;
  private long last = System.nanoTime();

  public Telling(PrintStream out) {
    this.out = out;
  }

  public void say(String format, Object... values) {
    last = System.nanoTime();
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }

  /** As {@link #say}, unless something was said a moment ago. */
  public void mention(String format, Object... values) {
    if (System.nanoTime() - last > OFTEN.toNanos()) say(format, values);
  }

  void arrivals(String what, double perSecond, Duration now, Duration length, Arrived arrived) {
    if (System.nanoTime() - last <= OFTEN.toNanos()) return;
    say(
        "%s at %.0f/s, %d of %d s: %d accepted, %d refused, %d failed, p99 %.0f ms",
        what,
        perSecond,
        now.toSeconds(),
        length.toSeconds(),
        arrived.accepted(),
        arrived.refused(),
        arrived.failed(),
        arrived.acceptedMs(99));
  }
}
