package dev.sluice.infrastructure.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.balance.BalanceCache;
import dev.sluice.application.balance.Balances.OfSeller;
import dev.sluice.domain.balance.AccountBalance;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.money.Currency;
import dev.sluice.infrastructure.PretendedTransaction;
import dev.sluice.infrastructure.redis.RedisLab;
import dev.sluice.servers.redis.EmbeddedRedis;
import dev.sluice.servers.testing.TestServers;
import dev.sluice.simulation.contract.BalanceCacheContract;
import dev.sluice.simulation.contract.Things;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@Tag("integration")
@ResourceLock("redis")
class RedisBalanceCacheIntegrationTest extends BalanceCacheContract {
  private static final Instant READ = Things.NOW;
  private static final SellerId SELLER = new SellerId("seller:1");

  private final RedisLab lab = RedisLab.patient(TestServers.redis().url());
  private Instant now = READ;
  private final RedisBalanceCache cache =
      new RedisBalanceCache(lab.convenience("balance_cache"), () -> now);

  private @Nullable RedisLab nobody;

  @BeforeEach
  void empty() {
    cache.drop(List.of(SELLER, new SellerId("seller")));
  }

  @AfterEach
  void close() {
    lab.close();
    if (nobody != null) nobody.close();
  }

  @Test
  void of_all_copies_one_is_kept() {
    cache.keep(SELLER, balances(2, READ));
    cache.keep(SELLER, balances(1, READ.minusNanos(1000)));
    cache.keep(SELLER, balances(3, READ.plusNanos(1000)));
    assertThat(lab.template().opsForZSet().zCard("balance:seller:1")).isOne();
  }

  @Test
  void redis_forgets_a_copy_after_half_a_minute() {
    cache.keep(SELLER, balances(1, READ));
    assertThat(lab.template().getExpire("balance:seller:1", TimeUnit.MILLISECONDS))
        .isBetween(1L, 30_000L);
  }

  @Test
  void what_cannot_be_read_is_not_found() {
    lab.template().opsForZSet().add("balance:seller:1", "{\"balances\":7}", 1);
    assertThat(cache.find(SELLER)).isEmpty();
  }

  @Test
  void what_was_done_without_redis_is_counted(@TempDir Path directory) {
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

  @Override
  protected BalanceCache cache() {
    return cache;
  }

  @Override
  protected void turn(Duration by) {
    now = now.plus(by);
  }

  @Override
  protected BalanceCache away() {
    nobody = RedisLab.ofNobody();
    return new RedisBalanceCache(nobody.convenience("balance_cache"), () -> now);
  }

  @Override
  protected void inTransaction(Runnable work) {
    PretendedTransaction.during(work);
  }
}
