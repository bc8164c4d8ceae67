package dev.sluice.bench.load;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The books and the audit, as the management port of payment-service tells them. */
public final class Management {
  private static final int MAX_ANSWER_BYTES = 16 << 20;
  private static final Duration BOOKS_ANSWER = Duration.ofSeconds(60);

  /** The audit reads everything there is. */
  private static final Duration AUDIT_ANSWER = Duration.ofMinutes(10);

  private final HttpClient http;
  private final URI base;

  Management(HttpClient http, URI base) {
    this.http = http;
    this.base = base;
  }

  public static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5))
        .build();
  }

  /**
   * @param since where the times accepted → balance begin, empty for all
   */
  Books books(String since) throws Away, InterruptedException {
    String query = since.isEmpty() ? "" : "?since=" + encoded(since);
    return Books.of(get("/actuator/books" + query, BOOKS_ANSWER));
  }

  AuditResult audit(Duration settleAfter) throws Away, InterruptedException {
    return AuditResult.of(
        get("/actuator/audit?settleAfter=" + encoded(settleAfter.toString()), AUDIT_ANSWER));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private JsonNode get(String path, Duration patience) throws Away, InterruptedException {
    URI address = Addresses.below(base, path);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .header("Accept", "application/json")
            .build();
    try {
      HttpResponse<String> response =
          http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_BYTES));
      if (response.statusCode() != 200) {
        throw new Away(address + " answers " + response.statusCode());
      }
      return JsonMapper.shared().readTree(response.body());
    } catch (ConnectException _) {
      throw new Away(address + " refuses connections");
    } catch (HttpTimeoutException _) {
      throw new Away(address + " does not answer");
    } catch (IOException broken) {
      throw new Away(address + " breaks off: " + broken.getMessage());
    } catch (JacksonException _) {
      throw new Away(address + " answers something that is not JSON");
    }
  }
}
