package dev.sluice.service.access;

import dev.sluice.domain.id.ClientId;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code sluice.rate.*}: requests a second, over all instances. Two seconds' worth may come at
 * once.
 *
 * @param perSecond of each client; 0 for no limit
 * @param clients those with a limit of their own, by client id
 */
@ConfigurationProperties("sluice.rate")
record RateProperties(
    @DefaultValue("2000") long perSecond, @DefaultValue Map<String, Long> clients) {

  private static final long LARGEST = 1_000_000;

  RateProperties {
    check("sluice.rate.per-second", perSecond);
    clients.forEach((client, rate) -> check("sluice.rate.clients." + client, rate));
    clients = Map.copyOf(clients);
  }

  private static void check(String name, long rate) {
    if (rate < 0 || rate > LARGEST)
      throw new IllegalArgumentException(
          "%s has to be 0 to %d, not %d".formatted(name, LARGEST, rate));
  }

  long of(ClientId client) {
    return clients.getOrDefault(client.value(), perSecond);
  }
}
