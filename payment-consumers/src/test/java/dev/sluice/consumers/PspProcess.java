package dev.sluice.consumers;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The PSP simulator as a process of its own; it ends with this JVM. */
final class PspProcess implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI uri;

  PspProcess(Path data) throws IOException {
    int port = freePort();
    this.uri = URI.create("http://127.0.0.1:" + port);
    this.process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.sluice.simulator.command.Main",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString(),
                "--profile",
                "fast",
                "--stop-with-parent")
            .redirectOutput(data.resolveSibling("psp.log").toFile())
            .redirectErrorStream(true)
            .start();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(() -> get("/health") == 200);
  }

  URI uri() {
    return uri;
  }

  private int get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofSeconds(2)).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
