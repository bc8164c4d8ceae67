package dev.sluice.infrastructure.idempotency;

import static dev.sluice.infrastructure.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.idempotency.Idempotency;
import dev.sluice.application.idempotency.IdempotentRequest;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.ClientId;
import dev.sluice.infrastructure.Database;
import dev.sluice.simulation.contract.Elsewhere;
import dev.sluice.simulation.contract.IdempotencyContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class IdempotencyIntegrationTest extends IdempotencyContract {

  private Database database;
  private Idempotency idempotency;

  @BeforeAll
  void open() {
    database = Database.fresh();
    idempotency = new MyBatisIdempotency(database.sql(IdempotencySql.class));
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void a_twin_that_has_waited_long_enough_is_sent_away_for_now() {
    var request =
        new IdempotentRequest(new ClientId("local"), "POST /api/v1/payments", "waited for", "h");

    try (var _ = Elsewhere.open(database, () -> idempotency.take(request, null, NOW))) {
      assertThatThrownBy(() -> database.run(() -> idempotency.take(request, null, NOW)))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> assertThat(problem.code()).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_RUNNING));
    }
  }

  @Override
  protected Transactions transactions() {
    return database;
  }

  @Override
  protected Idempotency idempotency() {
    return idempotency;
  }
}
