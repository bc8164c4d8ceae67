package dev.sluice.service.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import dev.sluice.service.door.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** What the issuer signs with, asked of its discovery document. */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

  private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int LARGEST = 1 << 20;
  private static final int OK = 200;

  /** New keys are found when a token is signed with one; this is how long a withdrawn one lives. */
  private static final Duration KEPT = Duration.ofMinutes(5);

  /** Tokens made up with unknown keys do not send us to the issuer more often than this. */
  private static final Duration SELDOM = Duration.ofSeconds(5);

  /** What was known stays good while the issuer is away. */
  private static final Duration AWAY = Duration.ofHours(12);

  private final String issuer;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();

  private IssuerKeys(URI issuer) {
    this.issuer = issuer.toString();
  }

  /** Nobody is asked before the first token has to be verified. */
  static JWKSource<SecurityContext> of(URI issuer) {
    return JWKSourceBuilder.<SecurityContext>create(new IssuerKeys(issuer))
        .cache(KEPT.toMillis(), 2 * PATIENCE.toMillis() + 1_000)
        .refreshAheadCache(false)
        .rateLimited(SELDOM.toMillis())
        .outageTolerant(AWAY.toMillis())
        .build();
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      var told = Json.mapper().readTree(get(issuer + "/.well-known/openid-configuration"));
      var itself = told.path("issuer").asString("");
      if (!itself.equals(issuer)) throw new IOException("it says that it is " + itself);
      return JWKSet.parse(get(told.path("jwks_uri").asString("")));
    } catch (IOException | ParseException | JacksonException | IllegalArgumentException broken) {
      LOG.warn("the keys of {} cannot be had: {}", issuer, broken.toString());
      throw new JWKSetUnavailableException("the issuer cannot be asked", broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new JWKSetUnavailableException("stopped", stop);
    }
  }

  private String get(String address) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
    var answer = http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
    if (answer.statusCode() != OK)
      throw new IOException("%s answers %d".formatted(address, answer.statusCode()));
    return answer.body();
  }

  @Override
  public void close() {
    http.close();
  }
}
