package dev.sluice.identity.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RealmTest {

  private final Realm realm = Realm.ours();

  @Test
  void clients_ask_for_their_roles_as_scopes() {
    var orders = realm.client("order-service").orElseThrow();
    assertThat(orders.roles()).isEqualTo(Set.of("payment:write", "payment:read"));
    assertThat(orders.isForPeople()).isFalse();
    assertThat(realm.client("finance-service").orElseThrow().roles()).containsExactly("FINANCE");
    var office = realm.client("backoffice").orElseThrow();
    assertThat(office.isForPeople()).isTrue();
    assertThat(office.roles()).isEqualTo(Set.of("FINANCE", "ADMIN"));
    assertThat(office.redirects()).isNotEmpty();
    assertThat(realm.client("nobody")).isEmpty();
  }

  @Test
  void each_seller_has_a_client_that_is_about_it_alone() {
    var seller = realm.client("seller-api-s-1").orElseThrow();
    assertThat(seller.seller()).contains("s-1");
    assertThat(seller.roles()).containsExactly("SELLER");
    assertThat(realm.client("seller-api-")).isEmpty();
  }

  @Test
  void a_token_lives_a_quarter_of_an_hour_at_most() {
    assertThat(realm.tokenLife()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(15));
  }

  /** Who asks for a scope gets the role of the same name, there as here. */
  @Test
  void in_keycloak_a_scope_stands_for_the_role_of_its_name() throws IOException {
    var export = export();
    var roles = names(export.at("/roles/realm"), "name");
    assertThat(names(export.path("scopeMappings"), "clientScope")).isEqualTo(roles);
    for (var mapping : export.path("scopeMappings"))
      assertThat(mapping.at("/roles/0").asString(""))
          .isEqualTo(mapping.path("clientScope").asString(""));
    assertThat(names(export.path("clientScopes"), "name")).containsAll(roles);
    for (var client : export.path("clients")) {
      assertThat(client.path("fullScopeAllowed").asBoolean(true)).isFalse();
      for (var scope : client.path("optionalClientScopes"))
        assertThat(roles).contains(scope.asString(""));
    }
  }

  @Test
  void there_is_no_secret_in_it() throws IOException {
    assertThat(export().toString()).doesNotContainPattern("(?i)\"(secret|credentials|password)\"");
  }

  private static Set<String> names(JsonNode list, String field) {
    var names = new TreeSet<String>();
    for (var one : list) names.add(one.path(field).asString(""));
    return names;
  }

  private static JsonNode export() throws IOException {
    try (var file = RealmTest.class.getResourceAsStream("/ecommerce-platform-realm.json")) {
      return JsonMapper.shared().readTree(file);
    }
  }
}
