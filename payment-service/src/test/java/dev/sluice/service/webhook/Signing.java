package dev.sluice.service.webhook;

import dev.sluice.service.config.RunningService;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** As a PSP signs. */
final class Signing {

  static String header(byte[] body, Instant at) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              RunningService.WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII));
      return "t=%d,v1=%s"
          .formatted(at.getEpochSecond(), HexFormat.of().formatHex(mac.doFinal(body)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private Signing() {}
}
