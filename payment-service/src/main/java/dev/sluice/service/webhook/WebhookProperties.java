package dev.sluice.service.webhook;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code sluice.psp.webhooks.*}
 *
 * @param connector what the PSP is called in the address of its webhooks
 * @param secretFile holds what it signs them with; without it none are taken
 * @param tolerance how far its clock and ours may be apart, the way of a webhook included
 * @param maxBody largest webhook; a larger one gets 413
 */
@ConfigurationProperties("sluice.psp.webhooks")
record WebhookProperties(
    @DefaultValue("simulator") String connector,
    @Nullable Path secretFile,
    @DefaultValue("5m") Duration tolerance,
    @DefaultValue("64KB") DataSize maxBody) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");
  private static final DataSize LARGEST = DataSize.ofMegabytes(1);

  WebhookProperties {
    if (!NAME.matcher(connector).matches())
      throw new IllegalArgumentException(
          "sluice.psp.webhooks.connector has to be 1 to 32 of a-z 0-9 -, not " + connector);
    if (!tolerance.isPositive())
      throw new IllegalArgumentException(
          "sluice.psp.webhooks.tolerance has to last, not " + tolerance);
    if (maxBody.toBytes() < 1 || maxBody.compareTo(LARGEST) > 0)
      throw new IllegalArgumentException(
          "sluice.psp.webhooks.max-body has to be 1 byte to 1 MB, not " + maxBody);
  }
}
