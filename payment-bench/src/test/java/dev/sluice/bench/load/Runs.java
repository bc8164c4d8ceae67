package dev.sluice.bench.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs against a played platform, with short pauses. */
final class Runs implements AutoCloseable {
  static final Patience LONG = patience(Duration.ofSeconds(20), Duration.ofMinutes(1));
  static final Patience SHORT = patience(Duration.ofSeconds(20), Duration.ofMillis(200));

  /** Gives up one request soon, and the run late. */
  static final Patience HASTY = patience(Duration.ofMillis(300), Duration.ofMinutes(1));

  static final Map<String, String> FOR_EVER = Map.of("for-ever", "", "Retry-After", "0");

  final PlayedPlatform platform = new PlayedPlatform();
  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

  LoadResult pay(Patience patience, String rows) throws Exception {
    return pay(patience, rows, platform.address());
  }

  LoadResult pay(Patience patience, String rows, URI api) throws Exception {
    return payFile(patience, "order_id,buyer_id,seller_id,amount_minor,currency\n" + rows, api);
  }

  /**
   * @param text with its header
   */
  LoadResult payFile(Patience patience, String text) throws Exception {
    return payFile(patience, text, platform.address());
  }

  private LoadResult payFile(Patience patience, String text, URI api) throws Exception {
    Path file = Files.createTempFile("orders", ".csv");
    try {
      Files.writeString(file, text);
      LoadRequest request = request(Optional.of(file), 0, OptionalInt.empty(), api);
      return new Load(request, patience, InstantSource.system()).run();
    } finally {
      Files.delete(file);
    }
  }

  LoadResult demo(int orders, OptionalInt rate, Instant now) throws InterruptedException {
    LoadRequest request = request(Optional.empty(), orders, rate, platform.address());
    return new Load(request, LONG, InstantSource.fixed(now)).run();
  }

  private LoadRequest request(Optional<Path> file, int orders, OptionalInt rate, URI api) {
    PrintStream out = new PrintStream(progress, true, StandardCharsets.UTF_8);
    return new LoadRequest(
        file,
        orders,
        rate,
        OptionalInt.of(1250),
        api,
        platform.address(),
        () -> "secret",
        true,
        out);
  }

  String said() {
    return progress.toString(StandardCharsets.UTF_8);
  }

  static JsonNode json(LoadResult result) {
    return JsonMapper.shared().readTree(result.toJson());
  }

  static String printed(LoadResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    result.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** An address nobody listens at. */
  static URI nobody() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return URI.create("http://127.0.0.1:" + free.getLocalPort());
    }
  }

  private static Patience patience(Duration answer, Duration giveUp) {
    return new Patience(
        answer,
        Duration.ofMillis(2),
        Duration.ofMillis(10),
        Duration.ofMillis(5),
        giveUp,
        Duration.ofMillis(200));
  }

  @Override
  public void close() {
    platform.close();
  }
}
