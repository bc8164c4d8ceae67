package dev.sluice.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.SellerId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The realm of the repository in a real Keycloak, whose tokens are then read. */
@Tag("integration")
class KeycloakIntegrationTest {

  @TempDir Path directory;

  @Test
  void tokens_of_its_realm_say_who_their_bearers_are() throws Exception {
    try (var keycloak = new RealKeycloak(directory)) {
      keycloak.importRealm();
      keycloak.importSeller("seller-a");
      var tokens = tokens(keycloak);

      var writer = tokens.find(keycloak.token("order-service", "payment:write"));
      assertThat(writer.client().value()).isEqualTo("order-service");
      assertThat(writer.roles()).containsExactly(Role.PAYMENT_WRITE);
      assertThat(writer.subject()).isNotBlank();
      assertThat(writer.seller()).isEmpty();

      var both = tokens.find(keycloak.token("order-service", "payment:write payment:read"));
      assertThat(both.roles()).containsExactlyInAnyOrder(Role.PAYMENT_WRITE, Role.PAYMENT_READ);
      assertThat(both.subject()).isEqualTo(writer.subject());
      assertThat(tokens.find(keycloak.token("order-service", "")).roles()).isEmpty();

      var finance = tokens.find(keycloak.token("finance-service", "FINANCE"));
      assertThat(finance.roles()).containsExactly(Role.FINANCE);
      assertThat(finance.subject()).isNotEqualTo(writer.subject());

      var seller = tokens.find(keycloak.token("seller-api-seller-a", "SELLER"));
      assertThat(seller.roles()).containsExactly(Role.SELLER);
      assertThat(seller.ownSeller()).isEqualTo(new SellerId("seller-a"));

      var ofAnotherRealm = keycloak.adminToken();
      assertThatThrownBy(() -> tokens.find(ofAnotherRealm))
          .isInstanceOfSatisfying(
              Problem.class, p -> assertThat(p.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
    }
  }

  private static Tokens tokens(RealKeycloak keycloak) {
    var properties = new AccessProperties(keycloak.issuer(), "sluice", Duration.ofSeconds(30));
    return new Tokens(properties, IssuerKeys.of(keycloak.issuer()), InstantSource.system());
  }
}
