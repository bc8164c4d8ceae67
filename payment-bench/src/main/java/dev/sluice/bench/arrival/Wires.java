package dev.sluice.bench.arrival;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** Connections to one server: as many as are needed at once, the last one used first. */
public final class Wires implements AutoCloseable {
  /** Beyond it requests wait for a connection, and that counts as their time. */
  private static final int MOST = 2_000;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI base;
  private final ConcurrentLinkedDeque<Wire> idle = new ConcurrentLinkedDeque<>();
  private final Semaphore permits = new Semaphore(MOST);

  public Wires(URI base) {
    this.base = base;
  }

  public URI base() {
    return base;
  }

  public Wire.Answer send(byte[] request) throws IOException, InterruptedException {
    permits.acquire();
    Wire wire = null;
    boolean whole = false;
    try {
      wire = idle.pollFirst();
      if (wire == null) wire = Wire.open(base, PATIENCE);
      Wire.Answer answer = wire.send(request);
      whole = !answer.last();
      return answer;
    } finally {
      if (wire != null) {
        if (whole) idle.addFirst(wire);
        else wire.close();
      }
      permits.release();
    }
  }

  @Override
  public void close() {
    for (Wire wire = idle.pollFirst(); wire != null; wire = idle.pollFirst()) wire.close();
  }
}
