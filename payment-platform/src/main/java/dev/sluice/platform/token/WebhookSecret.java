package dev.sluice.platform.token;

import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What the PSP of this installation signs its webhooks with: generated at its first start. */
public final class WebhookSecret {
  private static final int BYTES = 32;

  /** The file with it, readable by its owner alone; made if it is not there. */
  public static Path in(Path file) {
    if (Files.exists(file)) return file;
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    try {
      Path whole =
          Files.createTempFile(
              file.getParent(),
              "webhook-secret",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(whole, "whsec_" + HexFormat.of().formatHex(bytes) + "\n");
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
      return file;
    } catch (IOException e) {
      throw new ServerFailure("Cannot keep the webhook secret in %s: %s".formatted(file, e), e);
    }
  }

  private WebhookSecret() {}
}
