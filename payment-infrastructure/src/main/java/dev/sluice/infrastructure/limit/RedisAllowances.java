package dev.sluice.infrastructure.limit;

import dev.sluice.application.limit.Allowances;
import dev.sluice.domain.id.ClientId;
import dev.sluice.infrastructure.redis.Convenience;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.data.redis.core.script.RedisScript;

/** A token bucket per client, by the clock of Redis: one script, so nobody comes in between. */
final class RedisAllowances implements Allowances {

  /** Forgotten once it would be full again: that is what one that was never there is. */
  private static final RedisScript<Long> TAKE =
      RedisScript.of(
          """
          local time = redis.call('TIME')
          local now = time[1] * 1000 + math.floor(time[2] / 1000)
          local rate, most, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
          local known = redis.call('HMGET', KEYS[1], 'permits', 'at')
          local permits, at = tonumber(known[1]) or most, tonumber(known[2]) or now
          permits = math.min(most, permits + math.max(0, now - at) * rate / 1000)
          local given = math.min(wanted, math.floor(permits))
          redis.call('HSET', KEYS[1], 'permits', tostring(permits - given), 'at', tostring(now))
          redis.call('PEXPIRE', KEYS[1], math.ceil(most / rate * 1000) + 1000)
          return given
          """,
          Long.class);

  private final Convenience redis;

  RedisAllowances(Convenience redis) {
    this.redis = redis;
  }

  @Override
  public OptionalLong take(ClientId client, long perSecond, long most, long wanted) {
    return redis.ask(
        template -> {
          var given =
              template.execute(
                  TAKE,
                  List.of("allowance:" + client.value()),
                  Long.toString(perSecond),
                  Long.toString(most),
                  Long.toString(wanted));
          return given == null ? OptionalLong.empty() : OptionalLong.of(given);
        },
        OptionalLong.empty());
  }
}
