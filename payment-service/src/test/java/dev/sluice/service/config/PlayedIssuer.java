package dev.sluice.service.config;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** An OIDC issuer: its keys over HTTP, and tokens about anybody, good ones and bad ones. */
public final class PlayedIssuer implements AutoCloseable {

  private static final Duration LIFE = Duration.ofMinutes(15);

  private record Bearer(String role, String client, String subject, Optional<String> seller) {
    static Bearer of(String role, String client, String subject) {
      return new Bearer(role, client, subject, Optional.empty());
    }

    static Bearer ofSeller(String subject, String seller) {
      return new Bearer("SELLER", "shop", subject, Optional.of(seller));
    }
  }

  private static final Map<String, Bearer> BEARERS =
      Map.of(
          "write-token", Bearer.of("payment:write", "shop", "till"),
          "read-token", Bearer.of("payment:read", "shop", "reporting"),
          "other-token", Bearer.of("payment:write", "other", "till"),
          "finance-token", Bearer.of("FINANCE", "shop", "anna"),
          "admin-token", Bearer.of("ADMIN", "shop", "bob"),
          "kim-token", Bearer.of("ADMIN", "shop", "kim"),
          "seller-token", Bearer.ofSeller("carl", "seller-a"),
          "stranger-token", Bearer.ofSeller("dora", "seller-z"));

  private final HttpServer server;
  private final Map<String, String> named = new ConcurrentHashMap<>();
  private volatile RSAKey key = newKey();
  private volatile boolean away;

  public PlayedIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/.well-known/openid-configuration",
        http ->
            answer(
                http,
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(address(), address())));
    server.createContext("/keys", http -> answer(http, new JWKSet(key.toPublicJWK()).toString()));
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The token behind one of the names the tests use; another text is its own. */
  public String named(String name) {
    return BEARERS.containsKey(name) ? named.computeIfAbsent(name, this::token) : name;
  }

  private String token(String name) {
    return token(name, claims -> claims);
  }

  /** What a named bearer has, changed. */
  public String token(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
    return signed(key, change.apply(claims(bearer(name))).build());
  }

  private static Bearer bearer(String name) {
    return Objects.requireNonNull(BEARERS.get(name), name);
  }

  /** Says that our key has signed it. */
  public String forged(String name) {
    var another = new RSAKey.Builder(newKey()).keyID(key.getKeyID()).build();
    return signed(another, claims(bearer(name)).build());
  }

  /** From now on another key signs, and the one before is not known any more. */
  public void rotate() {
    key = newKey();
    named.clear();
  }

  public void goAway(boolean really) {
    away = really;
  }

  private JWTClaimsSet.Builder claims(Bearer bearer) {
    var now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(address())
            .audience(List.of("account", "sluice"))
            .subject(bearer.subject())
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .claim("azp", bearer.client())
            .claim("realm_access", Map.of("roles", List.of("offline_access", bearer.role())));
    bearer.seller().ifPresent(seller -> claims.claim("seller_id", seller));
    return claims;
  }

  private static String signed(RSAKey key, JWTClaimsSet claims) {
    try {
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange http, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    http.sendResponseHeaders(away ? 503 : 200, bytes.length);
    http.getResponseBody().write(bytes);
    http.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
