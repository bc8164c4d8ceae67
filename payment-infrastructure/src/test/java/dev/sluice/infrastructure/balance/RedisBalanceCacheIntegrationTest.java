package dev.sluice.infrastructure.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.balance.Balances.OfSeller;
import dev.sluice.domain.balance.AccountBalance;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.money.Currency;
import dev.sluice.infrastructure.redis.RedisLab;
import dev.sluice.servers.redis.EmbeddedRedis;
import dev.sluice.servers.testing.TestServers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class RedisBalanceCacheIntegrationTest {
  private static final Instant READ = Instant.parse("2026-03-01T12:00:00.000001Z");
  private static final SellerId SELLER = new SellerId("seller:1");

  private final RedisLab lab = RedisLab.patient(TestServers.redis().url());
  private Instant now = READ;
  private final RedisBalanceCache cache =
      new RedisBalanceCache(lab.convenience("balance_cache"), () -> now);

  @BeforeEach
  void empty() {
    cache.drop(List.of(SELLER));
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void what_was_kept_is_found() {
    assertThat(cache.find(SELLER)).isEmpty();
    cache.keep(SELLER, balances(1450, READ));
    assertThat(cache.find(SELLER)).contains(balances(1450, READ));
    assertThat(cache.find(new SellerId("seller"))).isEmpty();
  }

  @Test
  void an_older_copy_that_comes_late_changes_nothing() {
    cache.keep(SELLER, balances(2, READ));
    cache.keep(SELLER, balances(1, READ.minusNanos(1000)));
    assertThat(cache.find(SELLER)).contains(balances(2, READ));
    cache.keep(SELLER, balances(3, READ.plusNanos(1000)));
    assertThat(cache.find(SELLER)).contains(balances(3, READ.plusNanos(1000)));
    assertThat(lab.template().opsForZSet().zCard("balance:seller:1")).isOne();
  }

  @Test
  void a_copy_is_good_for_half_a_minute() {
    cache.keep(SELLER, balances(1, READ));
    assertThat(lab.template().getExpire("balance:seller:1", TimeUnit.MILLISECONDS))
        .isBetween(1L, 30_000L);
    now = READ.plusSeconds(29);
    assertThat(cache.find(SELLER)).isPresent();
    now = READ.plusSeconds(30);
    assertThat(cache.find(SELLER)).isEmpty();
  }

  @Test
  void what_was_dropped_or_cannot_be_read_is_not_found() {
    cache.keep(SELLER, balances(1, READ));
    cache.drop(List.of(SELLER, new SellerId("other")));
    assertThat(cache.find(SELLER)).isEmpty();
    cache.drop(List.of());
    lab.template().opsForZSet().add("balance:seller:1", "{\"balances\":7}", 1);
    assertThat(cache.find(SELLER)).isEmpty();
  }

  @Test
  void without_redis_nothing_is_found_and_nothing_thrown(@TempDir Path directory) {
    try (var redis = EmbeddedRedis.start(directory, 0);
        var away = new RedisLab(redis.url())) {
      redis.kill();
      var lost = new RedisBalanceCache(away.convenience("balance_cache"), () -> now);
      lost.keep(SELLER, balances(1, READ));
      assertThat(lost.find(SELLER)).isEmpty();
      lost.drop(List.of(SELLER));
      assertThat(away.skipped("balance_cache")).isEqualTo(3);
    }
  }

  private static OfSeller balances(long pending, Instant asOf) {
    var euro = Currency.of("EUR");
    return new OfSeller(
        List.of(
            new AccountBalance(new Account(AccountType.MERCHANT_PAYABLE, SELLER, euro), pending),
            new AccountBalance(new Account(AccountType.MERCHANT_AVAILABLE, SELLER, euro), -900)),
        asOf);
  }
}
