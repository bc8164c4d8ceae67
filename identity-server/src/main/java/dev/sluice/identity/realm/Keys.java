package dev.sluice.identity.realm;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/**
 * What tokens are signed with: made at the first start, readable by its owner alone. Without the
 * file the next start makes another; tokens signed before are no longer good then.
 */
public final class Keys {

  private static final int BITS = 2048;

  /**
   * @throws IllegalArgumentException when the file cannot be used
   */
  public static JWKSet in(Path file) {
    try {
      return Files.exists(file) ? JWKSet.parse(Files.readString(file)) : made(file);
    } catch (IOException | ParseException | JOSEException broken) {
      throw new IllegalArgumentException(
          "sluice.identity.keys-file: cannot use %s (%s)"
              .formatted(file.toAbsolutePath(), broken.getClass().getSimpleName()));
    }
  }

  private static JWKSet made(Path file) throws IOException, JOSEException {
    var keys =
        new JWKSet(
            new RSAKeyGenerator(BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate());
    var whole =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "keys",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(whole, keys.toString(false));
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    return keys;
  }

  private Keys() {}
}
