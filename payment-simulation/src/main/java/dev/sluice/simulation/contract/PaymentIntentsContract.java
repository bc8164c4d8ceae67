package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.NOW;
import static dev.sluice.simulation.contract.Things.eur;
import static dev.sluice.simulation.contract.Things.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.IntentTrigger;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.psp.PspAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What {@link PaymentIntents} promises. */
@ContractOf(PaymentIntents.class)
public abstract class PaymentIntentsContract
    extends PursuedContract<PaymentIntentId, PaymentIntent> {

  @Test
  void an_intent_is_found_as_it_was_added() {
    var begins = things.intent();
    var pending = Things.requested(things.intent());

    rooms().transactions().run(() -> add(begins, pending));

    assertThat(find(begins.id())).contains(begins);
    assertThat(find(pending.id())).contains(pending);
  }

  @Test
  void an_intent_is_added_once() {
    var intent = stored();

    assertThatThrownBy(() -> rooms().transactions().run(() -> add(intent)))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void an_intent_whose_transaction_failed_is_not_there() {
    var intent = things.intent();

    assertThatThrownBy(() ->
            rooms()
                .transactions()
                .run(() -> {
                  add(intent);
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(find(intent.id())).isEmpty();
  }

  @Test
  void every_state_is_read_as_it_was_saved() {
    var begins = stored();
    var review = new PspAnswer.Mismatch(reference(begins.id()), eur(1));
    for (var after :
        List.of(
            Things.requested(begins),
            Things.retryAt(begins, NOW.plusSeconds(2)),
            Things.questionAt(begins, NOW.plusSeconds(2)),
            Things.authorized(begins),
            Things.declined(begins),
            Things.cancelled(begins),
            Things.told(begins, review, NOW),
            Things.lookedAt(Things.told(begins, review, NOW), true),
            Things.lookedAt(Things.told(begins, review, NOW), false))) {
      saved(find(begins.id()).orElseThrow(), after, NOW);

      assertThat(find(begins.id())).contains(after);
    }
  }

  @Test
  void a_declined_intent_whose_key_is_being_closed_is_claimed_like_a_pending_one() {
    var later = NOW.plus(Things.PSP.keyLife());
    var requested = saved(stored(), Things::closing);
    var wait = new PspAnswer.NotAsked(Duration.ofSeconds(1));
    var retry = saved(stored(), intent -> Things.closingTold(intent, wait, later));
    var question =
        saved(stored(), intent -> Things.closingTold(intent, new PspAnswer.Accepted(), later));
    var due = later.plus(Duration.ofHours(1));

    assertThat(find(retry.id())).contains(retry);
    assertThat(retry.declined()).contains(PaymentIntent.NEVER_REACHED_PSP);
    assertThat(in(() -> claimRetries(Optional.empty(), due, 1000))).contains(retry);
    assertThat(in(() -> claimQuestions(due, 1000))).contains(question);
    assertThat(in(() -> claimLost(due, due, 1000))).contains(requested);
  }

  @Test
  void a_key_that_could_not_be_closed_is_claimed_when_an_authorization_would_be_over() {
    var declined = new PspAnswer.Declined("too late");
    var lost = saved(stored(), intent -> Things.closingTold(intent, declined, NOW));
    var end = NOW.plus(Things.PSP.keyLife()).plus(Things.PSP.authorizationLife());

    assertThat(in(() -> rooms().intents().claimExpired(end.minusNanos(1000), 1000)))
        .doesNotContain(lost);
    assertThat(in(() -> rooms().intents().claimExpired(end, 1000))).contains(lost);
    saved(lost, lost.on(new IntentTrigger.Expire(), Things.at(end)).after(), end);
    assertThat(in(() -> rooms().intents().claimExpired(end, 1000)))
        .extracting(PaymentIntent::id)
        .doesNotContain(lost.id());
  }

  private PaymentIntent saved(PaymentIntent before, UnaryOperator<PaymentIntent> how) {
    return saved(before, how.apply(before), NOW);
  }

  @Test
  void a_token_is_not_kept_when_nobody_needs_it_any_more() {
    var intent = stored();
    var kept = Things.declined(intent).paidWith("tok_1");

    assertThatThrownBy(() -> saved(intent, kept, NOW)).isInstanceOf(RuntimeException.class);

    assertThat(find(intent.id())).contains(intent);
  }

  @Test
  void many_are_read_at_once_each_of_them_once() {
    var one = stored();
    var two = stored();
    var ids = List.of(two.id(), one.id(), two.id(), fresh().id());

    assertThat(rooms().intents().read(ids)).containsExactlyInAnyOrder(one, two);
    assertThat(rooms().intents().read(List.of())).isEmpty();
  }

  @Test
  void an_order_id_belongs_to_one_live_intent() {
    var first = things.intent();
    var second = things.intent(first.order().value());
    var third = things.intent(first.order().value());
    assertThat(create(first)).isEmpty();

    assertThat(create(second)).contains(first.id());
    for (var ended : List.of(Things.declined(first), Things.cancelled(first)))
      saved(find(first.id()).orElseThrow(), ended, NOW);

    assertThat(create(second)).isEmpty();
    assertThat(create(third)).contains(second.id());
  }

  @Test
  void an_intent_that_was_paid_keeps_its_order_id() {
    var first = things.intent();
    create(first);
    saved(first, Things.authorized(first), NOW);

    assertThat(create(things.intent(first.order().value()))).contains(first.id());
  }

  @Test
  void an_intent_that_never_asked_to_be_alone_counts_all_the_same() {
    var first = stored();

    assertThat(create(things.intent(first.order().value()))).contains(first.id());
  }

  @Test
  void an_order_id_of_another_client_is_another_order_id() {
    var first = stored();

    assertThat(create(things.ofAnotherClient(first))).isEmpty();
  }

  @Test
  void of_several_who_claim_at_once_those_who_come_too_late_are_named() {
    var first = stored();
    var twin = things.intent(first.order().value());
    var other = things.intent();

    assertThat(in(() -> rooms().intents().claimOrderIds(List.of(twin, other))))
        .isEqualTo(Map.of(twin.id(), first.id()));
    assertThatThrownBy(() ->
            in(() ->
                rooms()
                    .intents()
                    .claimOrderIds(List.of(other, things.intent(other.order().value())))))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void twins_of_one_order_id_at_once_make_one_intent() {
    var first = things.intent();
    var twin = things.intent(first.order().value());
    CompletableFuture<Optional<PaymentIntentId>> answer;

    try (var _ = Elsewhere.open(rooms().transactions(), () -> create(first))) {
      answer = CompletableFuture.supplyAsync(() -> create(twin));
      assertThat(answer).isNotDone();
    }

    assertThat(answer).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(Optional.of(first.id()));
    assertThat(find(twin.id())).isEmpty();
  }

  /** As a door does it: whoever has the order id already is answered, and nothing is written. */
  private Optional<PaymentIntentId> create(PaymentIntent intent) {
    return in(() -> {
      var there = rooms().intents().claimOrderIds(List.of(intent));
      if (there.isEmpty()) add(intent);
      return Optional.ofNullable(there.get(intent.id()));
    });
  }

  private void add(PaymentIntent... intents) {
    rooms().intents().add(List.of(intents));
  }

  @Override
  PaymentIntentId idOf(PaymentIntent intent) {
    return intent.id();
  }

  @Override
  Optional<PaymentIntent> find(PaymentIntentId id) {
    return rooms().intents().find(id);
  }

  @Override
  Map<PaymentIntentId, PaymentIntent> lock(SortedSet<PaymentIntentId> ids) {
    return rooms().intents().lock(ids);
  }

  @Override
  void save(List<Change<PaymentIntent>> changes, Instant now) {
    rooms().intents().save(changes, now);
  }

  @Override
  List<PaymentIntent> claimRetries(
      Optional<Collection<PaymentIntentId>> ids, Instant now, int atMost) {
    return rooms().intents().claimRetries(ids, now, atMost);
  }

  @Override
  List<PaymentIntent> claimQuestions(Instant now, int atMost) {
    return rooms().intents().claimQuestions(now, atMost);
  }

  @Override
  List<PaymentIntent> claimLost(Instant before, Instant now, int atMost) {
    return rooms().intents().claimLost(before, now, atMost);
  }

  @Override
  PaymentIntent fresh() {
    return things.intent();
  }

  @Override
  PaymentIntent stored() {
    var intent = fresh();
    rooms().transactions().run(() -> add(intent));
    return intent;
  }

  @Override
  PaymentIntent requested(PaymentIntent intent) {
    return Things.requested(intent);
  }

  @Override
  PaymentIntent retryAt(PaymentIntent intent, Instant at) {
    return Things.retryAt(intent, at);
  }

  @Override
  PaymentIntent questionAt(PaymentIntent intent, Instant at) {
    return Things.questionAt(intent, at);
  }

  @Override
  PaymentIntent asking(PaymentIntent intent, Instant now) {
    return intent.asking(Things.PSP, now);
  }
}
