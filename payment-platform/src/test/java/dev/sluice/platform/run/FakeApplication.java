package dev.sluice.platform.run;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * Stands for the applications and the simulator: listens where it is told to and says that it is
 * ready. It refuses to start while a file {@code <its jar's name>.die} is in the repository's root.
 */
final class FakeApplication {
  private static final byte[] READY = "{\"status\":\"UP\"}".getBytes(StandardCharsets.UTF_8);

  public static void main(String[] arguments) throws Exception {
    System.out.println("started with " + Arrays.toString(arguments));
    Path jar = Path.of(System.getProperty("java.class.path"));
    // root/payment-platform/target/apps/<build>/<jar>
    Path root = jar.resolve("../../../../..").normalize();
    if (Files.exists(root.resolve(jar.getFileName() + ".die"))) {
      System.out.println("The table of contents is missing");
      System.exit(3);
    }
    if (arguments[0].equals("migrate")) return;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--port")) listen(arguments[i + 1]);
      if (arguments[i].contains("server.port="))
        listen(arguments[i].substring(arguments[i].indexOf('=') + 1));
    }
    new CountDownLatch(1).await();
  }

  private static void listen(String number) throws Exception {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(number));
    HttpServer server = HttpServer.create(address, 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, READY.length);
          exchange.getResponseBody().write(READY);
          exchange.close();
        });
    server.start();
  }

  private FakeApplication() {}
}
