package dev.sluice.identity.issuer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Secrets are generated and as long as keys: nobody guesses one, so nothing has to slow a guess
 * down. They lie in a file their bearer reads too, so a digest would hide nothing.
 */
final class GeneratedSecrets implements PasswordEncoder {

  @Override
  public String encode(@Nullable CharSequence secret) {
    return String.valueOf(secret);
  }

  @Override
  public boolean matches(@Nullable CharSequence given, @Nullable String secret) {
    return given != null && secret != null && MessageDigest.isEqual(bytes(given), bytes(secret));
  }

  private static byte[] bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
