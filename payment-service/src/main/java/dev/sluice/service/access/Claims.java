package dev.sluice.service.access;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.SellerId;
import java.text.ParseException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who a verified token says its bearer is, in Keycloak's words: {@code azp}, {@code sub}, {@code
 * realm_access.roles}, {@code seller_id}.
 */
final class Claims {

  private static final int LONGEST_SUBJECT = 64;

  /**
   * @throws IllegalArgumentException when a claim is none, or is missing
   */
  static Caller caller(JWTClaimsSet claims) {
    try {
      var client = claims.getStringClaim("azp");
      if (client == null) client = claims.getStringClaim("client_id");
      if (client == null) throw new IllegalArgumentException("it names no client (azp, client_id)");
      var subject = claims.getSubject();
      if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT)
        throw new IllegalArgumentException("its subject has to have 1 to 64 characters");
      var seller = claims.getStringClaim("seller_id");
      return new Caller(
          new ClientId(client),
          subject,
          roles(claims.getClaim("realm_access")),
          Optional.ofNullable(seller).map(SellerId::new));
    } catch (ParseException other) {
      throw new IllegalArgumentException("a claim of it is of another kind", other);
    }
  }

  /** Roles of others are none of ours. */
  private static EnumSet<Role> roles(@Nullable Object access) {
    var roles = EnumSet.noneOf(Role.class);
    if (access instanceof Map<?, ?> realm && realm.get("roles") instanceof Collection<?> words)
      for (var word : words) Role.of(String.valueOf(word)).ifPresent(roles::add);
    return roles;
  }

  private Claims() {}
}
