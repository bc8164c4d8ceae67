package dev.sluice.identity.issuer;

import dev.sluice.identity.realm.Realm;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Access tokens as the realm's mappers would have Keycloak write them. */
final class KeycloakClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

  private final Realm realm;
  private final String audience;

  KeycloakClaims(Realm realm, String audience) {
    this.realm = realm;
    this.audience = audience;
  }

  @Override
  public void customize(JwtEncodingContext token) {
    if (!OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) return;
    var id = token.getRegisteredClient().getClientId();
    var client = realm.client(id).orElseThrow();
    var roles = client.roles().stream().filter(token.getAuthorizedScopes()::contains).toList();
    var claims = token.getClaims();
    claims.audience(List.of(audience));
    claims.claim("azp", id);
    claims.claim("realm_access", Map.of("roles", roles));
    client.seller().ifPresent(seller -> claims.claim("seller_id", seller));
  }
}
