package dev.sluice.bench.load;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says how far a run is: one moving line on a terminal, now and then a line anywhere else. */
final class Progress {
  private static final int BAR = 30;
  private static final int WIDTH = 110;
  private static final Duration MOVING = Duration.ofMillis(100);
  private static final Duration STANDING = Duration.ofSeconds(5);

  private final PrintStream out;
  private final boolean terminal;
  private long lastDrawn;
  private boolean drawn;
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
    draw(trouble.isEmpty() ? text : text + "  (" + trouble + ", trying again)", done == total);
  }

  synchronized void draining(String inFlight) {
    draw("draining  " + inFlight, false);
  }

  synchronized void auditing() {
    draw("auditing", true);
  }

  /** A sentence of its own line. */
  synchronized void say(String sentence) {
    end();
    out.println(sentence);
    out.flush();
  }

  /** Closes the moving line, so that what comes next has a line of its own. */
  synchronized void end() {
    if (open) {
      out.println();
      open = false;
    }
    drawn = false;
  }

  private void draw(String text, boolean always) {
    long now = System.nanoTime();
    boolean due = !drawn || now - lastDrawn >= (terminal ? MOVING : STANDING).toNanos();
    if (text.equals(last) || !(due || always)) {
      return;
    }
    lastDrawn = now;
    drawn = true;
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
