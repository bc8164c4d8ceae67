package dev.sluice.infrastructure.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.pipeline.Failures;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.infrastructure.Database;
import dev.sluice.simulation.contract.Elsewhere;
import dev.sluice.simulation.contract.TransactionsContract;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class TransactionsIntegrationTest extends TransactionsContract {

  interface ShardsSql {
    @Select("UPDATE outbox_shards SET owner = #{owner} WHERE shard = 1 RETURNING owner")
    String own(@Param("owner") String owner);

    @Select("SELECT coalesce(owner, 'nobody') FROM outbox_shards WHERE shard = 1")
    String owner();

    @Select("SELECT current_setting(#{name})")
    String setting(@Param("name") String name);
  }

  private Database database;
  private Transactions transactions;
  private ShardsSql shards;

  @BeforeEach
  void open() {
    database = Database.fresh();
    transactions = new SpringTransactions(database.transactionManager());
    shards = database.sql(ShardsSql.class);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_others_commit_meanwhile_is_seen_by_the_next_statement() {
    var seen =
        transactions.run(() -> {
          var before = shards.owner();
          try (var _ = Elsewhere.open(database, () -> shards.own("other"))) {
            assertThat(shards.owner()).isEqualTo("nobody");
          }
          return List.of(before, shards.owner());
        });

    assertThat(seen).containsExactly("nobody", "other");
  }

  @Test
  void a_session_gives_up_before_its_driver_does() {
    for (var setting :
        List.of(
            "idle_in_transaction_session_timeout=5s",
            "lock_timeout=3s",
            "statement_timeout=15s",
            "client_connection_check_interval=2s",
            "default_transaction_isolation=read committed")) {
      var parts = setting.split("=", 2);
      assertThat(shards.setting(parts[0])).isEqualTo(parts[1]);
    }
  }

  @Test
  void a_lock_that_lasts_too_long_is_weather() {
    try (var _ = Elsewhere.open(database, () -> shards.own("holds"))) {
      assertThatThrownBy(() -> transactions.run(() -> shards.own("waits")))
          .satisfies(failure ->
              assertThat(new StackFailures().kindOf(failure)).isEqualTo(Failures.Kind.WEATHER));
    }
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected void write(String value) {
    shards.own(value);
  }

  @Override
  protected String read() {
    return shards.owner();
  }
}
