package dev.sluice.infrastructure.intent;

import static dev.sluice.infrastructure.Samples.NOW;
import static dev.sluice.infrastructure.Samples.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.RealRooms;
import dev.sluice.infrastructure.Samples;
import dev.sluice.simulation.contract.Elsewhere;
import dev.sluice.simulation.contract.PaymentIntentsContract;
import dev.sluice.simulation.contract.Rooms;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The contract, and what only many transactions at once can show. */
@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class PaymentIntentsIntegrationTest extends PaymentIntentsContract {

  private Database database;
  private PaymentIntents intents;

  @BeforeAll
  void open() {
    database = Database.fresh();
    intents = IntentRoom.of(database);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Override
  protected Rooms rooms() {
    return RealRooms.of(database);
  }

  @Test
  void what_others_hold_is_skipped() {
    var due = pending();
    var held = pending();

    try (var _ = Elsewhere.open(database, () -> intents.lock(new TreeSet<>(List.of(held.id()))))) {
      assertThat(database.run(() -> intents.claimRetries(Optional.empty(), NOW, 1000)))
          .contains(due)
          .doesNotContain(held);
      assertThat(
              database.run(
                  () -> intents.claimRetries(Optional.of(List.of(due.id(), held.id())), NOW, 1000)))
          .containsExactly(due);
    }
  }

  private PaymentIntent pending() {
    var intent = in(new IntentState.PendingAuth(Samples.retryAt(NOW)), Samples.intent(), "tok_1");
    database.run(() -> intents.add(List.of(intent)));
    return intent;
  }
}
