package dev.sluice.simulator.webhook;

import dev.sluice.simulator.wire.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Shows the merchant that a webhook is from us, and from when. */
public final class Signature {
  public static final String HEADER = "Psp-Signature";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST = 16;

  private final byte[] secret;

  private Signature(byte[] secret) {
    this.secret = secret;
  }

  public static Signature withSecretIn(Path file) throws IOException {
    return with(Files.readString(file).strip());
  }

  public static Signature with(String secret) {
    if (secret.length() < SHORTEST)
      throw new Unreadable("the webhook secret must have at least " + SHORTEST + " characters");
    return new Signature(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code t=<seconds>,v1=<hex>} over the seconds, a dot and the body. */
  public String of(byte[] body, Instant now) {
    String seconds = Long.toString(now.getEpochSecond());
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
