package dev.sluice.platform.token;

import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A person logs in as with a browser: the authorization code flow with PKCE, the login page filled
 * in. There is no other way in for people, so none has to be kept closed.
 */
final class Login implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String BACK = "http://127.0.0.1:8080/swagger-ui/oauth2-redirect.html";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final URI issuer;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private Login(URI issuer) {
    this.issuer = issuer;
  }

  static Grant at(URI issuer, String client, String scope, String name, String password) {
    try (Login login = new Login(issuer)) {
      return login.grant(client, scope, name, password);
    } catch (IOException broken) {
      throw new ServerFailure(
          "The identity server at %s does not answer".formatted(issuer), broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new ServerFailure("Stopped while logging in", stop);
    }
  }

  private Grant grant(String client, String scope, String name, String password)
      throws IOException, InterruptedException {
    String verifier = random();
    Map<String, String> asked =
        Map.of(
            "response_type",
            "code",
            "client_id",
            client,
            "redirect_uri",
            BACK,
            "scope",
            scope,
            "state",
            random(),
            "code_challenge_method",
            "S256",
            "code_challenge",
            digest(verifier));
    URI authorize = issuer.resolve("/oauth2/authorize?" + Grant.form(asked));
    URI page = target(get(authorize), authorize);
    String csrf = found(CSRF, get(page).body(), name);
    URI again =
        target(post(page, Map.of("username", name, "password", password, "_csrf", csrf)), page);
    String code = found(CODE, target(get(again), again).toString(), name);
    return Grant.of(
        http,
        issuer,
        Map.of(
            "grant_type", "authorization_code",
            "client_id", client,
            "redirect_uri", BACK,
            "code", code,
            "code_verifier", verifier));
  }

  private HttpResponse<String> get(URI page) throws IOException, InterruptedException {
    return http.send(request(page).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(URI page, Map<String, String> fields)
      throws IOException, InterruptedException {
    return http.send(
        request(page)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(Grant.form(fields)))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(URI page) {
    return HttpRequest.newBuilder(page).timeout(PATIENCE).header("Accept", "text/html");
  }

  private static URI target(HttpResponse<String> answer, URI page) {
    return answer
        .headers()
        .firstValue("Location")
        .map(page::resolve)
        .orElseThrow(() ->
            new ServerFailure(
                "The identity server does not log in: %s answers %d"
                    .formatted(page.getPath(), answer.statusCode())));
  }

  private static String found(Pattern wanted, String text, String name) {
    var match = wanted.matcher(text);
    if (!match.find())
      throw new ServerFailure("The identity server does not let '%s' log in".formatted(name));
    return match.group(1);
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return BASE64.encodeToString(bytes);
  }

  private static String digest(String verifier) {
    try {
      return BASE64.encodeToString(
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java has SHA-256", impossible);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
