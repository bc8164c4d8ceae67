package dev.sluice.identity.issuer;

import dev.sluice.identity.realm.Realm;
import dev.sluice.identity.realm.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The clients of the realm; those that need a secret only if they have one. */
final class RealmClients implements RegisteredClientRepository {

  private final Realm realm;
  private final Secrets secrets;

  RealmClients(Realm realm, Secrets secrets) {
    this.realm = realm;
    this.secrets = secrets;
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String id) {
    var client = realm.client(id).orElse(null);
    if (client == null) return null;
    var registered =
        RegisteredClient.withId(id)
            .clientId(id)
            .scopes(scopes -> scopes.addAll(client.roles()))
            .tokenSettings(
                TokenSettings.builder().accessTokenTimeToLive(realm.tokenLife()).build());
    if (client.isForPeople()) return people(registered, client).build();
    var secret = secrets.ofClient(id).orElse(null);
    return secret == null ? null : machine(registered, secret).build();
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return findByClientId(id);
  }

  /** With PKCE. Nobody is asked whether our own page may act for them. */
  private static RegisteredClient.Builder people(
      RegisteredClient.Builder registered, Realm.Client client) {
    return registered
        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUris(uris -> uris.addAll(client.redirects()))
        .scope(OidcScopes.OPENID)
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(false)
                .build());
  }

  private static RegisteredClient.Builder machine(
      RegisteredClient.Builder registered, String secret) {
    return registered
        .clientSecret(secret)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
  }

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException("clients are in the realm");
  }
}
