package dev.sluice.service.door;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code sluice.http.*}
 *
 * @param maxConcurrent requests that are handled at once; the next one gets 503
 * @param maxBody largest request body; a larger one gets 413
 */
@ConfigurationProperties("sluice.http")
public record DoorProperties(
    @DefaultValue("256") int maxConcurrent, @DefaultValue("64KB") DataSize maxBody) {

  private static final DataSize LARGEST = DataSize.ofMegabytes(16);

  public DoorProperties {
    if (maxConcurrent < 1)
      throw new IllegalArgumentException(
          "sluice.http.max-concurrent has to be at least 1, not " + maxConcurrent);
    if (maxBody.toBytes() < 1 || maxBody.compareTo(LARGEST) > 0)
      throw new IllegalArgumentException(
          "sluice.http.max-body has to be 1 byte to 16 MB, not " + maxBody);
  }
}
