package dev.sluice.simulator.http;

import dev.sluice.simulator.bank.Bank;
import dev.sluice.simulator.book.Book;
import dev.sluice.simulator.conduct.Conduct;
import dev.sluice.simulator.conduct.Manner;
import dev.sluice.simulator.conduct.Profile;
import dev.sluice.simulator.conduct.Setting;
import dev.sluice.simulator.journal.DataDirectory;
import dev.sluice.simulator.psp.Psp;
import dev.sluice.simulator.psp.Results;
import dev.sluice.simulator.psp.Stats;
import dev.sluice.simulator.settlement.SettlementReport;
import dev.sluice.simulator.webhook.Signature;
import dev.sluice.simulator.webhook.Webhooks;
import dev.sluice.simulator.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A PSP on a free port of loopback, and a client for it. */
final class RunningPsp implements AutoCloseable {
  /** Short enough to wait for; what must still be pending is set to an hour by the test itself. */
  static final Map<Setting, Double> QUICK =
      Map.of(
          Setting.HANG, 100.0,
          Setting.ACCEPTED_MIN, 150.0,
          Setting.ACCEPTED_MAX, 200.0,
          Setting.WEBHOOK_LATE_BY, 1_500.0);

  static final Signature SIGNATURE = Signature.with("whsec_of_the_tests");

  record Said(int status, JsonNode body, HttpResponse<byte[]> response) {
    String status200() {
      return text("status");
    }

    String text(String field) {
      return body.required(field).stringValue();
    }

    String reference() {
      return text("reference");
    }

    long amount() {
      return body.required("amount").required("value").longValue();
    }

    byte[] bytes() {
      return response.body();
    }
  }

  final List<String> notes = Collections.synchronizedList(new ArrayList<>());
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final PspServer server;

  RunningPsp(Path dir) throws IOException {
    this(dir, Profile.FAST, null);
  }

  RunningPsp(Path dir, Profile profile, @Nullable URI webhookUrl) throws IOException {
    var clock = InstantSource.system();
    var conduct = new Conduct(new Manner(profile, 7, QUICK));
    var stats = new Stats();
    var directory = part(DataDirectory.lock(dir));
    var book =
        part(
            new Book(
                directory,
                Duration.ofHours(24),
                Duration.ofDays(7),
                stats::add,
                notes::add,
                e -> notes.add("" + e)));
    var webhooks =
        webhookUrl == null ? null : part(new Webhooks(webhookUrl, SIGNATURE, conduct, clock));
    var psp =
        part(new Psp(book, conduct, stats, webhooks == null ? Results.UNHEARD : webhooks, clock));
    var bank = new Bank(dir, new SettlementReport(book), clock);
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = part(new PspServer(address, psp, book, conduct, stats, bank, clock, notes::add));
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.push(part);
    return part;
  }

  Said authorize(String key, String token) throws IOException, InterruptedException {
    return post(
        "/v1/authorizations",
        key,
        """
        {"amount":{"value":1000,"currency":"EUR"},"token":"%s","merchantReference":"pi_1"}\
        """
            .formatted(token));
  }

  Said capture(String key, String authorization, long value)
      throws IOException, InterruptedException {
    return post("/v1/captures", key, onMoney("authorization", authorization, value));
  }

  Said refund(String key, String capture, long value) throws IOException, InterruptedException {
    return post("/v1/refunds", key, onMoney("capture", capture, value));
  }

  Said voidAll(String key, String authorization) throws IOException, InterruptedException {
    return post(
        "/v1/voids",
        key,
        """
        {"authorization":"%s","merchantReference":"pi_1"}\
        """
            .formatted(authorization));
  }

  private static String onMoney(String field, String reference, long value) {
    return """
    {"%s":"%s","amount":{"value":%d,"currency":"EUR"},"merchantReference":"po_1"}\
    """
        .formatted(field, reference, value);
  }

  Said ask(String key) throws IOException, InterruptedException {
    return send("GET", "/v1/operations/" + key.replace(":", "%3A"), null, null);
  }

  Said get(String path) throws IOException, InterruptedException {
    return send("GET", path, null, null);
  }

  Said post(String path, String key, String body) throws IOException, InterruptedException {
    return send("POST", path, key, body);
  }

  /** As overrides; all others go back to the profile, but how long to hang. */
  void set(double value, Setting... settings) throws IOException, InterruptedException {
    var overrides =
        Stream.of(settings)
            .map(setting -> "\"%s\":%s".formatted(setting.wireName(), value))
            .collect(Collectors.joining(",", "{\"overrides\":{", "}}"));
    send("PUT", "/admin/profile", null, overrides);
  }

  long counted(String operation, String what) throws IOException, InterruptedException {
    return get("/admin/stats")
        .body()
        .required("operations")
        .required(operation)
        .required(what)
        .longValue();
  }

  Said send(String method, String path, @Nullable String key, @Nullable String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri(path))
            .timeout(Duration.ofSeconds(20))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (key != null) request.header("Idempotency-Key", key);
    HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
    return new Said(response.statusCode(), Json.object(response.body()), response);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable part : parts) part.close();
    client.close();
  }
}
