package dev.sluice.service.access;

import dev.sluice.application.limit.Allowances;
import dev.sluice.domain.id.ClientId;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Whether one more request of a client is let in. Permits are taken from the common bucket a
 * twentieth of a second at a time, so that most requests ask nobody; while nobody can be asked,
 * this instance counts for itself.
 */
final class Rates {

  /** What is left after this lapses: another instance may need it. */
  private static final long LEASE = Duration.ofSeconds(1).toNanos();

  /** After a refusal nobody is asked for so long. */
  private static final long PAUSE = Duration.ofMillis(50).toNanos();

  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final int PARTS = 20;
  private static final int BURST_SECONDS = 2;
  private static final int MOST_CLIENTS = 10_000;

  /**
   * @param limit requests a second; 0 for no limit
   * @param remaining at least so many more are let in now
   */
  record Answer(boolean isLetIn, long limit, long remaining) {}

  private static final Answer UNLIMITED = new Answer(true, 0, 0);

  private final RateProperties properties;
  private final Allowances allowances;
  private final LongSupplier nanos;
  private final Map<ClientId, Share> shares = new ConcurrentHashMap<>();

  Rates(RateProperties properties, Allowances allowances, LongSupplier nanos) {
    this.properties = properties;
    this.allowances = allowances;
    this.nanos = nanos;
  }

  Answer ask(ClientId client) {
    long rate = properties.of(client);
    if (rate == 0) return UNLIMITED;
    if (shares.size() >= MOST_CLIENTS) shares.clear();
    return shares.computeIfAbsent(client, one -> new Share(one, rate)).ask();
  }

  /** What one client has left here. */
  private final class Share {

    private final ClientId client;
    private final long rate;
    private final long most;
    private long left;
    private long until;
    private boolean refused;
    private double own;
    private long ownAt;

    Share(ClientId client, long rate) {
      this.client = client;
      this.rate = rate;
      this.most = rate * BURST_SECONDS;
      this.own = most;
      this.ownAt = nanos.getAsLong();
      this.until = ownAt;
    }

    synchronized Answer ask() {
      long now = nanos.getAsLong();
      if (now - until >= 0 || (left == 0 && !refused)) renew(now);
      if (left == 0) return new Answer(false, rate, 0);
      left--;
      return new Answer(true, rate, left);
    }

    private void renew(long now) {
      long wanted = Math.max(1, rate / PARTS);
      OptionalLong common = allowances.take(client, rate, most, wanted);
      left = common.isPresent() ? common.getAsLong() : alone(now, wanted);
      refused = left == 0;
      until = now + (refused ? PAUSE : LEASE);
    }

    private long alone(long now, long wanted) {
      own = Math.min(most, own + (double) (now - ownAt) * rate / SECOND);
      ownAt = now;
      long given = Math.min(wanted, (long) own);
      own -= given;
      return given;
    }
  }
}
