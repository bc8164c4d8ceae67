package dev.sluice.service.access;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code sluice.access.*}
 *
 * @param issuer whose tokens are good, as it stands in them; where its keys are says its OIDC
 *     discovery document
 * @param audience has to stand in a token: tokens for others are not good here
 * @param clockSkew how much the issuer's clock may differ from ours
 */
@ConfigurationProperties("sluice.access")
record AccessProperties(
    @Nullable URI issuer,
    @DefaultValue("sluice") String audience,
    @DefaultValue("30s") Duration clockSkew) {

  private static final Duration MOST_SKEW = Duration.ofMinutes(5);

  AccessProperties {
    if (audience.isBlank())
      throw new IllegalArgumentException("sluice.access.audience may not be empty");
    if (clockSkew.isNegative() || clockSkew.compareTo(MOST_SKEW) > 0)
      throw new IllegalArgumentException(
          "sluice.access.clock-skew has to be 0s to 5m, not " + clockSkew);
  }

  /**
   * @throws IllegalArgumentException when there is none
   */
  URI issuerOrRefuse() {
    if (issuer == null || issuer.toString().isBlank())
      throw new IllegalArgumentException(
          "sluice.access.issuer is not set: it names the OIDC issuer of access tokens, such as"
              + " https://keycloak.example/realms/ecommerce-platform");
    if (!("https".equals(issuer.getScheme()) || "http".equals(issuer.getScheme()))
        || issuer.getHost() == null)
      throw new IllegalArgumentException(
          "sluice.access.issuer has to be an http or https address, not " + issuer);
    return issuer;
  }
}
