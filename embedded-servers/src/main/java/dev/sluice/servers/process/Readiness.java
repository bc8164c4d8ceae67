package dev.sluice.servers.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Waiting until a child does what it was started for. */
public final class Readiness {
  private static final int CONNECT_MILLIS = 1_000;
  private static final int LOG_LINES = 5;

  /**
   * Returns when the question is answered with yes.
   *
   * @throws ServerFailure with the last lines of its log when the child ends before, or after the
   *     patience
   */
  public static void await(ChildProcess child, Duration patience, BooleanSupplier ready) {
    long end = System.nanoTime() + patience.toNanos();
    while (!ready.getAsBoolean()) {
      if (!child.alive()) {
        throw new ServerFailure(
            "%s ended with code %d while starting%s"
                .formatted(child.name(), child.onExit().join(), why(child)));
      }
      if (System.nanoTime() > end) {
        throw new ServerFailure(
            "%s was not ready after %d s%s"
                .formatted(child.name(), patience.toSeconds(), why(child)));
      }
      Pause.briefly();
    }
  }

  /** Whether somebody accepts connections on this port of the loopback address. */
  public static boolean accepts(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String why(ChildProcess child) {
    try {
      List<String> lines =
          Files.readAllLines(child.log()).stream().filter(line -> !line.isBlank()).toList();
      List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
      return "; the end of " + child.log() + ":\n  " + String.join("\n  ", last);
    } catch (IOException e) {
      return "; see " + child.log();
    }
  }

  private Readiness() {}
}
