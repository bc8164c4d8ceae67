package dev.sluice.identity.issuer;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code sluice.identity.*}
 *
 * @param secretsFile what clients and people prove who they are with
 * @param keysFile what tokens are signed with; made if it is not there
 * @param audience what tokens are for
 */
@ConfigurationProperties("sluice.identity")
record IdentityProperties(
    @Nullable Path secretsFile, @Nullable Path keysFile, @DefaultValue("sluice") String audience) {

  Path secrets() {
    return required(secretsFile, "secrets-file");
  }

  Path keys() {
    return required(keysFile, "keys-file");
  }

  private static Path required(@Nullable Path file, String name) {
    if (file == null)
      throw new IllegalArgumentException("sluice.identity.%s is not set".formatted(name));
    return file;
  }
}
