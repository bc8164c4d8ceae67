package dev.sluice.servers.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on the loopback address.
 *
 * <p>Free ports are drawn from below the range the operating system takes for outgoing connections
 * (32768 on Linux): a server that is down for a while would otherwise find its port taken by one of
 * the clients that try to reach it.
 */
public final class FreePort {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 31_999;
  private static final int DRAWS = 200;

  /** Who was given one may not listen there yet. */
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  /** A port nobody listens on at this moment, and another one each time. */
  public static int next() {
    for (int draw = 0; draw < DRAWS; draw++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port) && GIVEN.add(port)) return port;
    }
    throw new ServerFailure("No free port found between %d and %d".formatted(LOWEST, HIGHEST));
  }

  /** The port itself, or a free one for 0. */
  public static int orNext(int port) {
    return port == 0 ? next() : port;
  }

  public static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Waits for a port that a server just stopped may still hold.
   *
   * @throws ServerFailure naming the port and, if it can be found out, who holds it
   */
  public static void require(int port, String forWhat, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!isFree(port)) {
      if (System.nanoTime() > end) {
        throw new ServerFailure(
            "Port %d, wanted for %s, is in use%s".formatted(port, forWhat, holder(port)));
      }
      Pause.briefly();
    }
  }

  /**
   * For example {@code , held by pid 4711 (/usr/bin/postgres)}; empty if it cannot be found out.
   */
  public static String holder(int port) {
    return PortHolder.of(port).map(holder -> ", held by " + holder).orElse("");
  }

  /** Whether it is known that somebody else than this process listens there. */
  public static boolean isHeldByAnother(int port, long pid) {
    return PortHolder.pid(port).filter(holder -> holder != pid).isPresent();
  }

  private FreePort() {}
}
