package dev.sluice.service.config;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the running service. */
public final class Api {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI base;
  private final Map<String, String> headers;

  private Api(URI base, Map<String, String> headers) {
    this.base = base;
    this.headers = headers;
  }

  public record Reply(HttpResponse<String> http) {
    public int status() {
      return http.statusCode();
    }

    public String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    public String text() {
      return http.body();
    }

    public JsonNode json() {
      return JsonMapper.shared().readTree(http.body());
    }

    public String at(String pointer) {
      return json().at(pointer).asString("");
    }
  }

  /**
   * @param token or the name of one, see {@link PlayedIssuer}
   */
  public static Api as(String token) {
    var known = RunningService.shared().issuer().named(token);
    return nobody().with("Authorization", "Bearer " + known);
  }

  public static Api nobody() {
    return new Api(URI.create("http://127.0.0.1:" + RunningService.shared().port()), Map.of());
  }

  /** The same client at another instance. */
  public Api at(int port) {
    return new Api(URI.create("http://127.0.0.1:" + port), headers);
  }

  public static Api management() {
    return new Api(
        URI.create("http://127.0.0.1:" + RunningService.shared().managementPort()), Map.of());
  }

  public Api with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Api(base, more);
  }

  public Reply get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  /** With a key of its own. */
  public Reply post(String path, String body) {
    return post(path, UUID.randomUUID().toString(), body);
  }

  public Reply post(String path, String key, String body) {
    return with("Idempotency-Key", key)
        .with("Content-Type", "application/json")
        .send("POST", path, BodyPublishers.ofString(body));
  }

  public Reply send(String method, String path, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(30))
            .method(method, body);
    headers.forEach(request::header);
    try {
      return new Reply(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
