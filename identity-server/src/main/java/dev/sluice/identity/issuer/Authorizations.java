package dev.sluice.identity.issuer;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * What was granted, for as long as somebody may come back with its code: a thousand logins. What a
 * client was granted for itself is not kept at all, nobody comes back for it.
 */
final class Authorizations implements OAuth2AuthorizationService {

  private static final int MOST = 1_000;

  private final InMemoryOAuth2AuthorizationService kept = new InMemoryOAuth2AuthorizationService();
  private final Deque<String> oldestFirst = new ArrayDeque<>();

  @Override
  public synchronized void save(OAuth2Authorization authorization) {
    var type = authorization.getAuthorizationGrantType();
    if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(type)) return;
    if (kept.findById(authorization.getId()) == null) oldestFirst.add(authorization.getId());
    kept.save(authorization);
    while (oldestFirst.size() > MOST) {
      var oldest = kept.findById(oldestFirst.remove());
      if (oldest != null) kept.remove(oldest);
    }
  }

  @Override
  public synchronized void remove(OAuth2Authorization authorization) {
    oldestFirst.remove(authorization.getId());
    kept.remove(authorization);
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return kept.findById(id);
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
    return kept.findByToken(token, type);
  }
}
