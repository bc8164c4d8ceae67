package dev.sluice.platform.token;

import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the token endpoint gave. */
record Grant(String token, Duration life) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int OK = 200;

  /** To a client that speaks for itself. */
  static Grant toClient(URI issuer, String id, String secret, String scope) {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return of(
          http,
          issuer,
          Map.of(
              "grant_type", "client_credentials",
              "client_id", id,
              "client_secret", secret,
              "scope", scope));
    }
  }

  static Grant of(HttpClient http, URI issuer, Map<String, String> asked) {
    HttpRequest request =
        HttpRequest.newBuilder(issuer.resolve("/oauth2/token"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(asked)))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      var told = JsonMapper.shared().readTree(answer.body());
      String token = told.path("access_token").asString("");
      if (answer.statusCode() != OK || token.isEmpty())
        throw new ServerFailure(
            "The identity server gives no token to %s: %s"
                .formatted(
                    asked.get("client_id"),
                    told.path("error").asString("it answers " + answer.statusCode())));
      return new Grant(token, Duration.ofSeconds(told.path("expires_in").asLong(60)));
    } catch (IOException | JacksonException broken) {
      throw new ServerFailure(
          "The identity server at %s does not answer".formatted(issuer), broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new ServerFailure("Stopped while asking for a token", stop);
    }
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public String toString() {
    return "Grant[for " + life + "]";
  }
}
