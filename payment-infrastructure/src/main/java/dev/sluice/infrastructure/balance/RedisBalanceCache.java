package dev.sluice.infrastructure.balance;

import dev.sluice.application.balance.BalanceCache;
import dev.sluice.application.balance.Balances;
import dev.sluice.domain.id.SellerId;
import dev.sluice.infrastructure.pipeline.DomainJson;
import dev.sluice.infrastructure.redis.Convenience;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * A sorted set per seller, the balances by when they were read: an older copy that comes late sorts
 * below the newer one and changes nothing.
 */
final class RedisBalanceCache implements BalanceCache {

  private static final Logger LOG = LoggerFactory.getLogger(RedisBalanceCache.class);

  /** How long a copy is good for, by the clocks of Redis and of whoever reads it. */
  static final Duration LIFE = Duration.ofSeconds(30);

  private static final ObjectReader READER = DomainJson.mapper().readerFor(Balances.OfSeller.class);
  private static final ObjectWriter WRITER = DomainJson.mapper().writerFor(Balances.OfSeller.class);

  private final Convenience redis;
  private final InstantSource clock;

  RedisBalanceCache(Convenience redis, InstantSource clock) {
    this.redis = redis;
    this.clock = clock;
  }

  @Override
  public Optional<Balances.OfSeller> find(SellerId seller) {
    return redis
        .<Optional<Set<String>>>ask(
            template -> Optional.ofNullable(template.opsForZSet().reverseRange(key(seller), 0, 0)),
            Optional.empty())
        .flatMap(newest -> newest.stream().findFirst())
        .flatMap(RedisBalanceCache::read)
        .filter(copy -> clock.instant().isBefore(copy.asOf().plus(LIFE)));
  }

  @Override
  public void keep(SellerId seller, Balances.OfSeller balances) {
    var copy = WRITER.writeValueAsString(balances);
    redis.ask(
        template -> {
          var copies = template.opsForZSet();
          copies.add(key(seller), copy, micros(balances.asOf()));
          copies.removeRange(key(seller), 0, -2);
          return template.expire(key(seller), LIFE);
        },
        false);
  }

  @Override
  public void drop(Collection<SellerId> sellers) {
    if (sellers.isEmpty()) return;
    redis.ask(
        template -> template.delete(sellers.stream().map(RedisBalanceCache::key).toList()), 0L);
  }

  private static Optional<Balances.OfSeller> read(String copy) {
    try {
      return Optional.of(READER.readValue(copy));
    } catch (JacksonException notOurs) {
      LOG.warn("a balance in Redis cannot be read: {}", notOurs.getOriginalMessage());
      return Optional.empty();
    }
  }

  private static String key(SellerId seller) {
    return "balance:" + seller.value();
  }

  /** Exact in a double until the year 2255. */
  private static double micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
