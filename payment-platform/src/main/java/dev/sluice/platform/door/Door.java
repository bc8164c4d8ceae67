package dev.sluice.platform.door;

import dev.sluice.platform.control.ControlClient;
import dev.sluice.platform.data.DataDirectory;
import dev.sluice.platform.data.Endpoints;
import dev.sluice.platform.token.Role;
import dev.sluice.platform.token.Tokens;
import dev.sluice.servers.process.ServerFailure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A platform that is up, asked over HTTP. What it refuses is told in its own words. */
public final class Door implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int MAX_ANSWER_BYTES = 16 << 20;
  private static final int OK = 200;
  private static final Set<Integer> GOOD = Set.of(OK, 201, 202);

  /** A report of a million lines on a slow disk. */
  private static final Duration UPLOAD = Duration.ofMinutes(5);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final String base;
  private final Optional<Supplier<String>> token;

  private Door(String base, Optional<Supplier<String>> token) {
    this.base = base;
    this.token = token;
  }

  /**
   * @param subject which of the people with this role
   * @throws ServerFailure when no platform is up on this directory
   */
  public static Door of(DataDirectory data, Role role, String subject) {
    Tokens.check(role, subject);
    Endpoints endpoints = endpoints(data);
    var token = Tokens.of(endpoints.identity(), data.secrets()).of(role, subject);
    return new Door(endpoints.api() + "/api/v1", Optional.of(token));
  }

  /**
   * The management port, which asks nobody for a token.
   *
   * @throws ServerFailure when no platform is up on this directory
   */
  public static Door management(DataDirectory data) {
    return new Door(endpoints(data).management() + "/actuator", Optional.empty());
  }

  /** The PSP simulator, which is the merchant's bank too. */
  public static Door simulator(Endpoints endpoints) {
    return new Door(endpoints.psp().toString(), Optional.empty());
  }

  /**
   * Tokens of whom one likes.
   *
   * @throws ServerFailure when no platform is up on this directory
   */
  public static Tokens tokens(DataDirectory data) {
    return Tokens.of(endpoints(data).identity(), data.secrets());
  }

  private static Endpoints endpoints(DataDirectory data) {
    if (new ControlClient(data).look().isEmpty()) {
      throw new ServerFailure("Nothing is up on %s; ./sluice up starts it".formatted(data.root()));
    }
    return Endpoints.read(data);
  }

  /**
   * @param query by name; values are encoded here
   */
  public JsonNode get(String path, Map<String, String> query) throws InterruptedException {
    return send(path, asked(query), HttpRequest.newBuilder().timeout(ANSWER).GET());
  }

  public JsonNode post(String path, Object body) throws InterruptedException {
    return send(
        path,
        "",
        HttpRequest.newBuilder()
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/json")
            .timeout(ANSWER)
            .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))));
  }

  /** What is the same when it is sent again. */
  public JsonNode put(String path, Object body) throws InterruptedException {
    return send(
        path,
        "",
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .timeout(ANSWER)
            .PUT(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))));
  }

  /** A report of the PSP, see {@link #upload(String, Path, String)}. */
  public JsonNode upload(String path, Path csv) throws InterruptedException {
    return upload(path, csv, "text/csv");
  }

  /**
   * A file that is taken in whole.
   *
   * @param file is read while it is sent
   */
  public JsonNode upload(String path, Path file, String type) throws InterruptedException {
    try {
      return send(
          path,
          "",
          HttpRequest.newBuilder()
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .header("Content-Type", type)
              .timeout(UPLOAD)
              .POST(BodyPublishers.ofFile(file)));
    } catch (FileNotFoundException gone) {
      throw new IllegalArgumentException("Cannot read " + file, gone);
    }
  }

  /** Keeps what an address answers, as it is. */
  public void save(String path, Map<String, String> query, Path file) throws InterruptedException {
    var address = URI.create(base + path + asked(query));
    var request = HttpRequest.newBuilder(address).timeout(UPLOAD).GET();
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.get()));
    try {
      var response = http.send(request.build(), BodyHandlers.ofByteArray());
      if (response.statusCode() != OK)
        throw new ServerFailure("%s answers %d".formatted(address, response.statusCode()));
      Files.write(file, response.body());
    } catch (IOException broken) {
      throw new ServerFailure("%s cannot be kept: %s".formatted(address, broken), broken);
    }
  }

  private static String asked(Map<String, String> query) {
    return query.entrySet().stream()
        .map(one -> one.getKey() + "=" + encoded(one.getValue()))
        .collect(Collectors.joining("&", query.isEmpty() ? "" : "?", ""));
  }

  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonNode send(String path, String query, HttpRequest.Builder request)
      throws InterruptedException {
    URI address = URI.create(base + path + query);
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.get()));
    try {
      var response =
          http.send(
              request.uri(address).build(),
              BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_BYTES));
      JsonNode answer = JsonMapper.shared().readTree(response.body());
      if (GOOD.contains(response.statusCode())) return answer;
      String why = answer.path("detail").asString(answer.path("error").asString(""));
      throw new ServerFailure(
          why.isEmpty() ? "%s answers %d".formatted(address, response.statusCode()) : why);
    } catch (IOException broken) {
      throw new ServerFailure("%s does not answer: %s".formatted(address, broken), broken);
    } catch (JacksonException strange) {
      throw new ServerFailure(address + " answers something that is not JSON", strange);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
