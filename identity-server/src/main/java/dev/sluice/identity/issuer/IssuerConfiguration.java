package dev.sluice.identity.issuer;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.sluice.identity.realm.Keys;
import dev.sluice.identity.realm.Realm;
import dev.sluice.identity.realm.Secrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Doors, discovery and login page are Spring Boot's own. */
@Configuration(proxyBeanMethods = false)
class IssuerConfiguration {

  @Bean
  Realm realm() {
    return Realm.ours();
  }

  @Bean
  Secrets secrets(IdentityProperties properties) {
    return new Secrets(properties.secrets());
  }

  @Bean
  JWKSource<SecurityContext> keys(IdentityProperties properties) {
    return new ImmutableJWKSet<>(Keys.in(properties.keys()));
  }

  @Bean
  RegisteredClientRepository clients(Realm realm, Secrets secrets) {
    return new RealmClients(realm, secrets);
  }

  @Bean
  OAuth2AuthorizationService authorizations() {
    return new Authorizations();
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims(Realm realm, IdentityProperties properties) {
    return new KeycloakClaims(realm, properties.audience());
  }

  @Bean
  PasswordEncoder generatedSecrets() {
    return new GeneratedSecrets();
  }

  @Bean
  UserDetailsService people(Secrets secrets) {
    return name ->
        secrets
            .ofPerson(name)
            .map(password -> User.withUsername(name).password(password).build())
            .orElseThrow(() -> new UsernameNotFoundException("nobody has this name"));
  }
}
