package dev.sluice.simulator.http;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.simulator.bank.Bank;
import dev.sluice.simulator.book.Book;
import dev.sluice.simulator.conduct.Conduct;
import dev.sluice.simulator.psp.Psp;
import dev.sluice.simulator.psp.Stats;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The PSP on a port, one virtual thread per request. */
public final class PspServer implements AutoCloseable {
  private static final int BACKLOG = 1_024;

  static {
    // Read once by the JDK's server: without the first a keep-alive answer waits for the client's
    // delayed
    // acknowledgement, without the others it closes idle connections under a client that is about
    // to use them.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    System.setProperty("sun.net.httpserver.idleInterval", "300");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Listens from now on. */
  public PspServer(
      InetSocketAddress address,
      Psp psp,
      Book book,
      Conduct conduct,
      Stats stats,
      Bank bank,
      InstantSource clock,
      Consumer<String> notes)
      throws IOException {
    server = HttpServer.create(address, BACKLOG);
    server.setExecutor(threads);
    var merchants = new MerchantDoor(psp, book, clock);
    var admin = new AdminDoor(conduct, stats, book, new DisputeDoor(psp), notes);
    server.createContext(
        "/", new Router(merchants, admin, new BankDoor(bank, book::awaitSynced), notes));
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Takes no more, and cuts what is held. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }
}
