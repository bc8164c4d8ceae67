package dev.sluice.identity.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IdentityServerTest {

  private static final String SECRETS =
      """
      {"clients":{"order-service":"o-secret","finance-service":"f-secret"},"people":{"a":"a-secret"}}
      """;

  private static final String BACK = "http://127.0.0.1:9999/swagger-ui/oauth2-redirect.html";

  @TempDir static Path directory;
  private static ConfigurableApplicationContext context;
  private static URI home;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(directory.resolve("secrets.json"), SECRETS);
    var application = new SpringApplication(IdentityServerApplication.class);
    application.setRegisterShutdownHook(false);
    context =
        application.run(
            "--server.port=0",
            "--sluice.identity.secrets-file=" + directory.resolve("secrets.json"),
            "--sluice.identity.keys-file=" + directory.resolve("keys.json"),
            "--logging.level.root=warn");
    home =
        URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void a_client_is_what_it_asks_to_be_if_it_may() throws Exception {
    var claims = claims(granted("order-service", "o-secret", "payment:read"));

    assertThat(claims.getAudience()).containsExactly("sluice");
    assertThat(claims.getIssuer()).isEqualTo(home.toString());
    assertThat(claims.getSubject()).isEqualTo("order-service");
    assertThat(claims.getStringClaim("azp")).isEqualTo("order-service");
    assertThat(claims.getJSONObjectClaim("realm_access"))
        .isEqualTo(Map.of("roles", List.of("payment:read")));
    assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
        .isEqualTo(900_000);
  }

  @Test
  void who_may_not_or_has_another_secret_gets_nothing() throws Exception {
    assertThat(token("order-service", "o-secret", "ADMIN").statusCode()).isEqualTo(400);
    assertThat(token("order-service", "f-secret", "payment:read").statusCode()).isEqualTo(401);
    assertThat(token("order-service", "", "payment:read").statusCode()).isIn(400, 401);
    assertThat(token("nobody", "o-secret", "payment:read").statusCode()).isEqualTo(401);
    assertThat(token("seller-api-s-9", "", "SELLER").statusCode()).isIn(400, 401);
    assertThat(token("backoffice", "", "ADMIN").statusCode()).isIn(400, 401);
  }

  @Test
  void a_client_that_was_given_a_secret_meanwhile_is_let_in() throws Exception {
    Files.writeString(
        directory.resolve("secrets.json"),
        SECRETS.replace("\"o-secret\"", "\"o-secret\",\"seller-api-s-1\":\"s-secret\""));

    var claims = claims(granted("seller-api-s-1", "s-secret", "SELLER"));
    assertThat(claims.getStringClaim("seller_id")).isEqualTo("s-1");
  }

  @Test
  void its_keys_are_where_discovery_says_and_private_ones_are_its_owners() throws Exception {
    var told = json(get("/.well-known/openid-configuration"));
    assertThat(told.path("issuer").asString("")).isEqualTo(home.toString());
    var keys = get(URI.create(told.path("jwks_uri").asString("")).getPath()).body();

    var token = SignedJWT.parse(granted("order-service", "o-secret", "payment:read"));
    var key = JWKSet.parse(keys).getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    assertThat(keys).doesNotContain("\"d\"", "\"p\"", "\"q\"");
    var file = directory.resolve("keys.json");
    assertThat(Files.readString(file)).contains(key.getKeyID());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_person_logs_in_and_is_what_was_asked_for() throws Exception {
    var verifier = "v".repeat(43);
    var asked =
        "/oauth2/authorize?response_type=code&client_id=backoffice&scope=ADMIN&code_challenge_method=S256&code_challenge="
            + Base64URL.encode(
                MessageDigest.getInstance("SHA-256")
                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)))
            + "&redirect_uri="
            + BACK;
    try (var browser =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      open(browser, asked);
      var form = open(browser, "/login").body();
      var csrf = form.replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
      assertThat(logIn(browser, "a", "another", csrf)).endsWith("/login?error");
      assertThat(logIn(browser, "a", "a-secret", csrf)).contains("/oauth2/authorize");
      // nobody is asked whether he agrees with himself
      var back = open(browser, asked).headers().firstValue("Location").orElse("");
      assertThat(back).startsWith(BACK + "?code=");
      var token =
          send(
              "grant_type=authorization_code&client_id=backoffice&code_verifier=%s&redirect_uri=%s&code=%s"
                  .formatted(verifier, BACK, back.substring(back.indexOf("code=") + 5)));
      var claims = claims(json(token).path("access_token").asString(""));
      assertThat(claims.getSubject()).isEqualTo("a");
      assertThat(claims.getStringClaim("azp")).isEqualTo("backoffice");
      assertThat(claims.getJSONObjectClaim("realm_access"))
          .isEqualTo(Map.of("roles", List.of("ADMIN")));
    }
  }

  private static HttpResponse<String> open(HttpClient browser, String path) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(home.resolve(path)).header("Accept", "text/html").build(),
        BodyHandlers.ofString());
  }

  /** Where it leads. */
  private static String logIn(HttpClient browser, String name, String password, String csrf)
      throws Exception {
    var form =
        "username=%s&password=%s&_csrf=%s"
            .formatted(name, password, URLEncoder.encode(csrf, StandardCharsets.UTF_8));
    return browser
        .send(
            HttpRequest.newBuilder(home.resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString())
        .headers()
        .firstValue("Location")
        .orElse("");
  }

  @Test
  void a_page_that_lets_people_log_in_learns_what_it_can_ask_for() throws Exception {
    var told = json(get("/.well-known/openid-configuration"));
    assertThat(told.path("scopes_supported").valueStream().map(one -> one.asString("")))
        .contains("openid", "FINANCE", "ADMIN");

    var asked =
        "/oauth2/authorize?response_type=code&client_id=backoffice&scope=ADMIN&code_challenge_method=S256&code_challenge="
            + "x".repeat(43)
            + "&redirect_uri=http://127.0.0.1:9999/swagger-ui/oauth2-redirect.html";
    var page =
        http.send(
            HttpRequest.newBuilder(home.resolve(asked)).header("Accept", "text/html").build(),
            BodyHandlers.ofString());
    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(page.headers().firstValue("Location").orElse("")).endsWith("/login");
    assertThat(get("/login").body()).contains("name=\"username\"", "name=\"_csrf\"");
    var stranger = get(asked.replace("127.0.0.1:9999", "evil.example"));
    assertThat(stranger.headers().firstValue("Location").orElse("")).doesNotContain("evil");
  }

  private static JWTClaimsSet claims(String token) throws Exception {
    return SignedJWT.parse(token).getJWTClaimsSet();
  }

  private String granted(String client, String secret, String scope) throws Exception {
    var answer = token(client, secret, scope);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).path("access_token").asString("");
  }

  private HttpResponse<String> token(String client, String secret, String scope) throws Exception {
    var form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s&scope=%s"
            .formatted(client, secret, scope);
    return send(form);
  }

  private HttpResponse<String> send(String form) throws Exception {
    return http.send(
        HttpRequest.newBuilder(home.resolve("/oauth2/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(HttpRequest.newBuilder(home.resolve(path)).build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
