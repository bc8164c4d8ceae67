package dev.sluice.infrastructure.intent;

import static dev.sluice.infrastructure.Samples.NOW;
import static dev.sluice.infrastructure.Samples.eur;
import static dev.sluice.infrastructure.Samples.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.OrderId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Elsewhere;
import dev.sluice.infrastructure.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.dao.DataIntegrityViolationException;

@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class PaymentIntentsIntegrationTest {

  private static final ClientId LOCAL = new ClientId("local");

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

  @Test
  void every_state_is_read_as_it_was_written() {
    for (var state :
        List.of(
            new IntentState.Created(),
            new IntentState.PendingAuth(Samples.requested()),
            new IntentState.PendingAuth(Samples.retryAt(NOW.plusSeconds(2))),
            new IntentState.PendingAuth(Samples.questionAt(NOW.plusSeconds(2))),
            new IntentState.Authorized(Samples.reference("1"), NOW),
            new IntentState.Declined("insufficient_funds", NOW),
            new IntentState.Cancelled(NOW),
            new IntentState.Review(Samples.reference("2"), eur(1), NOW))) {
      boolean pending = state instanceof IntentState.PendingAuth;
      var intent = stored();
      var next = in(state, intent, pending ? "tok_1" : null);

      save(intent, next);

      assertThat(intents.find(intent.id())).contains(next);
      assertThat(lock(intent.id())).isEqualTo(next);
    }
  }

  @Test
  void an_intent_is_added_with_its_lines_in_order() {
    var intent = in(new IntentState.PendingAuth(Samples.requested()), Samples.intent(), "tok_visa");

    database.run(() -> intents.add(intent));

    assertThat(intents.find(intent.id())).contains(intent);
    assertThat(intents.find(new PaymentIntentId(1))).isEmpty();
  }

  @Test
  void the_token_cannot_outlive_its_use() {
    var intent = stored();
    var kept = in(new IntentState.Declined("no", NOW), intent, "tok_1");

    assertThatThrownBy(() -> save(intent, kept))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("chk_intent_token_wiped");
  }

  @Test
  void an_order_id_belongs_to_one_live_intent() {
    var first = Samples.intent();
    var second = Samples.intent(first.order().value());
    assertThat(create(first)).isEmpty();

    assertThat(claim(second)).contains(first.id());

    save(first, in(new IntentState.Declined("no", NOW), first, null));
    assertThat(create(second)).isEmpty();
    assertThat(claim(Samples.intent(first.order().value()))).contains(second.id());
  }

  @Test
  void an_intent_that_never_asked_to_be_unique_counts_all_the_same() {
    var first = stored();

    assertThat(claim(Samples.intent(first.order().value()))).contains(first.id());
    assertThat(
            database.run(() ->
                intents.claimOrderId(new ClientId("other"), first.order(), new PaymentIntentId(7))))
        .isEmpty();
  }

  @Test
  void two_requests_for_one_order_at_once_make_one_intent() {
    var first = Samples.intent();
    var twin = Samples.intent(first.order().value());
    CompletableFuture<Optional<PaymentIntentId>> answer;

    try (var _ =
        Elsewhere.open(
            database,
            () -> {
              intents.claimOrderId(LOCAL, first.order(), first.id());
              intents.add(first);
            })) {
      answer = CompletableFuture.supplyAsync(() -> create(twin));
      assertThat(answer).isNotDone();
    }

    assertThat(answer).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Optional.of(first.id()));
  }

  @Test
  void only_what_is_due_is_claimed_and_what_others_hold_is_skipped() {
    var due = pending(new IntentState.PendingAuth(Samples.retryAt(NOW)));
    var held = pending(new IntentState.PendingAuth(Samples.retryAt(NOW)));
    var later = pending(new IntentState.PendingAuth(Samples.retryAt(NOW.plusSeconds(1))));
    var question = pending(new IntentState.PendingAuth(Samples.questionAt(NOW)));

    try (var _ = Elsewhere.open(database, () -> intents.lock(only(held.id())))) {
      assertThat(database.run(() -> intents.claimRetries(Optional.empty(), NOW, 100)))
          .contains(due)
          .doesNotContain(held, later, question);
      assertThat(
              database.run(() ->
                  intents.claimRetries(
                      Optional.of(List.of(due.id(), held.id(), later.id())), NOW, 100)))
          .containsExactly(due);
      assertThat(database.run(() -> intents.claimQuestions(NOW, 100))).contains(question);
    }
  }

  @Test
  void a_request_nobody_took_up_is_taken_once_and_counts_as_touched() {
    var asked = pending(new IntentState.PendingAuth(Samples.requested()));
    var later = NOW.plusSeconds(600);

    assertThat(database.run(() -> intents.claimLost(later, later, 100))).contains(asked);
    assertThat(database.run(() -> intents.claimLost(later, later, 100))).doesNotContain(asked);
    assertThat(
            database.read(
                "SELECT created_at = '%s', updated_at = '%s' FROM payment_intents WHERE id = %d"
                    .formatted(NOW, later, asked.id().number())))
        .containsExactly("true");
  }

  @Test
  void many_are_read_at_once() {
    var one = stored();
    var two = stored();

    assertThat(intents.read(List.of(two.id(), one.id(), new PaymentIntentId(1))))
        .containsExactlyInAnyOrder(one, two);
    assertThat(database.run(() -> intents.lock(new TreeSet<>(List.of(two.id(), one.id())))))
        .isEqualTo(Map.of(one.id(), one, two.id(), two));
  }

  private PaymentIntent stored() {
    var intent = Samples.intent();
    database.run(() -> intents.add(intent));
    return intent;
  }

  private PaymentIntent pending(IntentState.PendingAuth state) {
    var intent = in(state, Samples.intent(), "tok_1");
    database.run(() -> intents.add(intent));
    return intent;
  }

  /** As a door does it: whoever has the order id already is answered, and nothing is written. */
  private Optional<PaymentIntentId> create(PaymentIntent intent) {
    return database.run(() -> {
      var existing = intents.claimOrderId(LOCAL, intent.order(), intent.id());
      if (existing.isEmpty()) intents.add(intent);
      return existing;
    });
  }

  private Optional<PaymentIntentId> claim(PaymentIntent intent) {
    OrderId order = intent.order();
    return database.run(() -> intents.claimOrderId(LOCAL, order, intent.id()));
  }

  private void save(PaymentIntent before, PaymentIntent after) {
    database.run(() -> intents.save(List.of(new Change<>(before, after)), NOW));
  }

  private PaymentIntent lock(PaymentIntentId id) {
    return Objects.requireNonNull(database.run(() -> intents.lock(only(id))).get(id));
  }

  private static TreeSet<PaymentIntentId> only(PaymentIntentId id) {
    return new TreeSet<>(List.of(id));
  }
}
