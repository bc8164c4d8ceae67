package dev.sluice.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.sluice.application.order.Viewer;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.SellerId;
import dev.sluice.service.config.PlayedIssuer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokensTest {

  private final PlayedIssuer issuer = new PlayedIssuer();
  private Instant now = Instant.now();
  private final Tokens tokens = tokens(issuer.address());

  @AfterEach
  void close() {
    issuer.close();
  }

  @Test
  void a_token_says_who_its_bearer_is() {
    var writer = tokens.find(issuer.named("write-token"));

    assertThat(writer.roles()).containsExactly(Role.PAYMENT_WRITE);
    assertThat(writer.client().value()).isEqualTo("shop");
    assertThat(writer.subject()).isEqualTo("till");
    assertThat(tokens.find(issuer.named("seller-token")).seller())
        .contains(new SellerId("seller-a"));
  }

  @Test
  void the_client_may_stand_under_either_name() {
    var token =
        issuer.token("read-token", claims -> claims.claim("azp", null).claim("client_id", "other"));

    assertThat(tokens.find(token).client().value()).isEqualTo("other");
  }

  @Test
  void each_role_sees_with_its_own_eyes() {
    assertThat(tokens.find(issuer.named("write-token")).viewer())
        .isInstanceOf(Viewer.OfClient.class);
    assertThat(tokens.find(issuer.named("finance-token")).viewer())
        .isInstanceOf(Viewer.Everything.class);
    assertThat(tokens.find(issuer.named("seller-token")).viewer())
        .isEqualTo(new Viewer.OfSeller(new SellerId("seller-a")));
    assertThatThrownBy(() -> tokens.find(issuer.named("finance-token")).ownSeller())
        .isInstanceOf(Problem.class);
  }

  @Test
  void several_roles_give_what_each_of_them_gives() {
    var token =
        issuer.token(
            "read-token",
            claims ->
                claims.claim(
                    "realm_access", Map.of("roles", List.of("payment:read", "payment:write"))));

    assertThat(tokens.find(token).roles()).isEqualTo(Set.of(Role.PAYMENT_READ, Role.PAYMENT_WRITE));
  }

  @Test
  void a_token_that_was_good_is_not_good_after_its_end() {
    var token = issuer.named("write-token");
    tokens.find(token);
    now = now.plus(Duration.ofMinutes(15)).plusSeconds(20);
    assertThat(tokens.find(token).subject()).as("within the skew").isEqualTo("till");
    now = now.plusSeconds(20);
    assertRefused(token, "it has expired");
  }

  @Test
  void what_is_no_token_is_refused_without_being_repeated() {
    for (var text : List.of("nonsense", "a.b.c", "x".repeat(9_000), unsigned()))
      assertThatThrownBy(() -> tokens.find(text))
          .isInstanceOfSatisfying(
              Problem.class, p -> assertThat(p.code()).isEqualTo(ErrorCode.UNAUTHENTICATED))
          .hasMessageNotContaining(text);
  }

  @Test
  void claims_that_cannot_be_ours_are_refused() {
    assertRefused(issuer.token("read-token", c -> c.claim("azp", null)), "it names no client");
    assertRefused(issuer.token("read-token", c -> c.claim("azp", 7)), "of another kind");
    assertRefused(issuer.token("read-token", c -> c.claim("azp", "a b")), "client id");
    assertRefused(issuer.token("read-token", c -> c.claim("seller_id", "")), "seller id");
    assertRefused(issuer.token("read-token", c -> c.subject("x".repeat(65))), "its subject");
  }

  @Test
  void a_new_key_is_found_when_something_is_signed_with_it() {
    tokens.find(issuer.named("write-token"));
    issuer.rotate();

    assertThat(tokens.find(issuer.named("write-token")).subject()).isEqualTo("till");
  }

  @Test
  void while_the_issuer_is_away_what_was_known_stays_good() {
    tokens.find(issuer.named("write-token"));
    issuer.goAway(true);

    assertThat(tokens.find(issuer.named("read-token")).subject()).isEqualTo("reporting");
  }

  @Test
  void before_the_issuer_was_ever_there_nobody_is_called_a_liar() {
    issuer.goAway(true);

    assertThatThrownBy(() -> tokens.find(issuer.named("write-token")))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(ErrorCode.TEMPORARILY_UNAVAILABLE));
    issuer.goAway(false);
    assertThat(tokens.find(issuer.named("write-token")).subject()).isEqualTo("till");
  }

  @Test
  void an_issuer_that_says_it_is_another_is_not_believed() {
    var other = tokens(issuer.address().replace("127.0.0.1", "localhost"));

    assertThatThrownBy(() -> other.find(issuer.named("write-token")))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(ErrorCode.TEMPORARILY_UNAVAILABLE));
  }

  private void assertRefused(String token, String why) {
    assertThatThrownBy(() -> tokens.find(token))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(ErrorCode.UNAUTHENTICATED))
        .hasMessageContaining(why);
  }

  private static String unsigned() {
    return new com.nimbusds.jwt.PlainJWT(new JWTClaimsSet.Builder().subject("x").build())
        .serialize();
  }

  private Tokens tokens(String address) {
    var properties = new AccessProperties(URI.create(address), "sluice", Duration.ofSeconds(30));
    return new Tokens(properties, IssuerKeys.of(URI.create(address)), () -> now);
  }
}
