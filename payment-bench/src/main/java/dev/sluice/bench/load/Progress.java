package dev.sluice.bench.load;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says how far a run is: one moving line on a terminal, now and then a line anywhere else. */
final class Progress {
  private static final int BAR = 30;
  private static final int WIDTH = 78;
  private static final Duration MOVING = Duration.ofMillis(100);
  private static final Duration STANDING = Duration.ofSeconds(5);

  private enum Phase {
    NONE,
    SENDING,
    SHIPPING,
    DRAINING,
    AUDITING
  }

  private final PrintStream out;
  private final boolean terminal;
  private long lastDrawn;
  private Phase phase = Phase.NONE;
  private boolean open;
  private String last = "";

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Java cannot ask whether one stream is a terminal, only whether all are. */
  static boolean isTerminal(PrintStream out) {
    var console = System.console();
    return (out == System.err || out == System.out) && console != null && console.isTerminal();
  }

  synchronized void sending(int done, int total, String trouble) {
    int filled = total == 0 ? BAR : (int) ((long) BAR * done / total);
    String bar = terminal ? "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " : "";
    String text = String.format(Locale.ROOT, "sending   %s%d/%d", bar, done, total);
    draw(
        Phase.SENDING,
        trouble.isEmpty() ? text : text + "  (" + trouble + ", trying again)",
        done == total);
  }

  /** Payments of which everything was asked that was to be asked later. */
  synchronized void shipping(int done, int total) {
    draw(Phase.SHIPPING, "shipping  %d/%d".formatted(done, total), done == total);
  }

  synchronized void draining(String inFlight) {
    draw(Phase.DRAINING, "draining  " + inFlight, false);
  }

  synchronized void auditing() {
    draw(Phase.AUDITING, "auditing", true);
  }

  /** Closes the moving line, so that what comes next has a line of its own. */
  synchronized void end() {
    if (open) {
      out.println();
      open = false;
    }
    phase = Phase.NONE;
  }

  private void draw(Phase now, String text, boolean always) {
    long time = System.nanoTime();
    boolean due = now != phase || time - lastDrawn >= (terminal ? MOVING : STANDING).toNanos();
    if (text.equals(last) || !(due || always)) {
      return;
    }
    lastDrawn = time;
    phase = now;
    last = text;
    if (terminal) {
      String cut = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
      out.print("\r" + cut + " ".repeat(WIDTH - cut.length()));
      open = true;
    } else {
      out.println(text);
    }
    out.flush();
  }
}
