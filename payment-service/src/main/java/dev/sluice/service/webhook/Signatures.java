package dev.sluice.service.webhook;

import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether a webhook is from the PSP, and not an old one sent again: {@code t=<seconds>,v1=<hex>},
 * HMAC-SHA256 over the seconds, a dot and the raw body.
 */
final class Signatures {

  static final String HEADER = "Psp-Signature";

  private static final String PROPERTY = "sluice.psp.webhooks.secret-file";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST = 16;
  private static final Pattern SIGNATURE = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");

  private final SecretKeySpec secret;
  private final Duration tolerance;

  /**
   * @throws IllegalArgumentException when the file cannot be used
   */
  Signatures(Path file, Duration tolerance) {
    this.secret = new SecretKeySpec(secret(file), ALGORITHM);
    this.tolerance = tolerance;
  }

  private static byte[] secret(Path file) {
    try {
      var text = Files.readString(file).strip();
      if (text.length() < SHORTEST)
        throw new IllegalArgumentException(
            "%s: %s has to hold at least %d characters"
                .formatted(PROPERTY, file.toAbsolutePath(), SHORTEST));
      return text.getBytes(StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new IllegalArgumentException(
          "%s: cannot read %s".formatted(PROPERTY, file.toAbsolutePath()), missing);
    }
  }

  /**
   * @param header null when there is none
   * @throws Problem when it is not signed, signed wrongly or too long ago
   */
  void check(@Nullable String header, byte[] body, Instant now) {
    var signature = SIGNATURE.matcher(header == null ? "" : header);
    if (!signature.matches())
      throw refused(HEADER + " has to be t=<unix seconds>,v1=<hex of the HMAC-SHA256>");
    var seconds = signature.group(1);
    var given = HexFormat.of().parseHex(signature.group(2));
    if (!MessageDigest.isEqual(given, hmac(seconds, body)))
      throw refused(
          "The signature does not fit the body: is it the secret we have, and the raw body?");
    var apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now).abs();
    if (apart.compareTo(tolerance) > 0)
      throw refused(
          "The signature is of another time: it has to be within %d s"
              .formatted(tolerance.toSeconds()));
  }

  private byte[] hmac(String seconds, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError("every Java has " + ALGORITHM, impossible);
    }
  }

  private static Problem refused(String why) {
    return new Problem(ErrorCode.SIGNATURE_REFUSED, why);
  }
}
