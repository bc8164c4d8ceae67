package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.Idempotency;
import dev.sluice.application.idempotency.Idempotency.Standing;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.idempotency.IdempotentRequest;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.domain.id.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Idempotency} promises. */
@ContractOf(Idempotency.class)
public abstract class IdempotencyContract {

  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Answer CREATED =
      Answer.of(201, "/api/v1/payment-intents/pi_1", "{\"id\":\"pi_1\"}");

  private final Things things = new Things();

  protected abstract Transactions transactions();

  protected abstract Idempotency idempotency();

  @Test
  void the_first_takes_the_key_and_the_second_gets_the_answer() {
    var request = request();
    assertThat(take(request)).isEqualTo(new Standing.Fresh());
    answer(request, CREATED);

    assertThat(take(request)).isEqualTo(new Standing.Answered(CREATED));
  }

  @Test
  void an_answer_may_be_without_a_location() {
    var request = request();
    var plain = Answer.of(200, null, "{}");
    take(request);
    answer(request, plain);

    assertThat(take(request)).isEqualTo(new Standing.Answered(plain));
  }

  @Test
  void another_body_under_the_same_key_is_named_answered_or_not() {
    var request = request();
    var other = with(request, request.client(), request.methodAndPath(), "other hash");
    take(request, LEASE, NOW);
    assertThat(take(other)).isEqualTo(new Standing.OtherBody());
    assertThat(take(other, LEASE, NOW.plusSeconds(60))).isEqualTo(new Standing.OtherBody());

    answer(request, CREATED);

    assertThat(take(other)).isEqualTo(new Standing.OtherBody());
  }

  @Test
  void another_client_or_another_path_is_another_key() {
    var request = request();
    take(request);

    assertThat(take(with(request, new ClientId("other"), request.methodAndPath(), "h")))
        .isEqualTo(new Standing.Fresh());
    assertThat(take(with(request, request.client(), "POST /api/v1/other", "h")))
        .isEqualTo(new Standing.Fresh());
  }

  @Test
  void a_twin_waits_for_the_first_and_then_gets_its_answer() {
    var request = request();
    CompletableFuture<Standing> twin;
    try (var _ =
        Elsewhere.open(
            transactions(),
            () -> {
              idempotency().take(request, null, NOW);
              idempotency().answer(Map.of(request, CREATED));
            })) {
      twin = CompletableFuture.supplyAsync(() -> take(request));
      assertThat(twin).isNotDone();
    }

    assertThat(twin).succeedsWithin(PATIENCE).isEqualTo(new Standing.Answered(CREATED));
  }

  @Test
  void a_request_that_failed_leaves_its_key_free() {
    var request = request();
    var door = new IdempotentDoor(idempotency(), transactions(), () -> NOW);

    assertThatThrownBy(() ->
            door.once(
                request,
                () -> {
                  throw new IllegalStateException("no luck");
                }))
        .hasMessage("no luck");

    assertThat(door.once(request, () -> CREATED)).isEqualTo(CREATED);
    assertThat(door.once(request, () -> CREATED)).isEqualTo(CREATED.again());
  }

  @Test
  void of_several_those_are_taken_that_nobody_has_come_with_and_answered_together() {
    var known = request();
    var one = request();
    var other = request();
    var plain = Answer.of(200, null, "{}");
    take(known);

    transactions()
        .run(() -> {
          assertThat(idempotency().takeFresh(List.of(other, known, one), NOW))
              .containsExactlyInAnyOrder(one, other);
          idempotency().answer(Map.of(one, CREATED, other, plain));
        });

    assertThat(take(one)).isEqualTo(new Standing.Answered(CREATED));
    assertThat(take(other)).isEqualTo(new Standing.Answered(plain));
    assertThat(take(known)).isEqualTo(new Standing.Running(false));
  }

  @Test
  void a_hundred_twins_have_one_effect() {
    var request = request();
    var door = new IdempotentDoor(idempotency(), transactions(), () -> NOW);
    var effects = new AtomicInteger();

    var twins =
        IntStream.range(0, 100)
            .mapToObj(_ ->
                CompletableFuture.supplyAsync(() ->
                    door.once(
                        request,
                        () -> {
                          effects.incrementAndGet();
                          return CREATED;
                        })))
            .toList();

    assertThat(twins).allSatisfy(twin -> assertThat(twin.join().body()).isEqualTo(CREATED.body()));
    assertThat(effects).hasValue(1);
  }

  @Test
  void a_key_that_is_released_is_taken_over_at_once_with_the_same_body_alone() {
    var request = request();
    take(request, LEASE, NOW);
    transactions().run(() -> idempotency().release(request));

    assertThat(take(with(request, request.client(), request.methodAndPath(), "other"), LEASE, NOW))
        .isEqualTo(new Standing.OtherBody());
    assertThat(take(request, LEASE, NOW)).isEqualTo(new Standing.Running(true));
    assertThat(take(request, LEASE, NOW)).isEqualTo(new Standing.Running(false));
    answer(request, CREATED);
    transactions().run(() -> idempotency().release(request));
    assertThat(take(request, LEASE, NOW)).isEqualTo(new Standing.Answered(CREATED));
  }

  @Test
  void a_key_with_a_lease_is_running_until_the_lease_is_over_and_then_one_takes_it_over() {
    var request = request();
    assertThat(take(request, LEASE, NOW)).isEqualTo(new Standing.Fresh());

    assertThat(take(request, LEASE, NOW.plusSeconds(9))).isEqualTo(new Standing.Running(false));
    assertThat(take(request, LEASE, NOW.plusSeconds(10))).isEqualTo(new Standing.Running(true));
    assertThat(take(request, LEASE, NOW.plusSeconds(11))).isEqualTo(new Standing.Running(false));
    assertThat(take(request, LEASE, NOW.plusSeconds(20))).isEqualTo(new Standing.Running(true));
  }

  @Test
  void of_many_who_come_when_a_lease_is_over_one_takes_it_over() {
    var request = request();
    take(request, LEASE, NOW);
    var later = NOW.plus(LEASE);

    var heirs =
        IntStream.range(0, 8)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> take(request, LEASE, later)))
            .toList();

    assertThat(heirs.stream().map(CompletableFuture::join))
        .containsOnlyOnce(new Standing.Running(true))
        .contains(new Standing.Running(false));
  }

  @Test
  void a_key_without_a_lease_is_never_taken_over() {
    var request = request();
    take(request, null, NOW);

    assertThat(take(request, LEASE, NOW.plus(Duration.ofDays(1))))
        .isEqualTo(new Standing.Running(false));
  }

  @Test
  void an_answer_ends_the_lease() {
    var request = request();
    take(request, LEASE, NOW);
    answer(request, CREATED);

    assertThat(take(request, LEASE, NOW.plusSeconds(60))).isEqualTo(new Standing.Answered(CREATED));
  }

  @Test
  void a_forgotten_key_is_free_again() {
    var request = request();
    take(request, LEASE, NOW);

    transactions().run(() -> idempotency().forget(request));

    assertThat(take(request)).isEqualTo(new Standing.Fresh());
  }

  @Test
  void old_keys_are_deleted_a_few_at_a_time_the_oldest_first() {
    var longAgo = NOW.minus(Duration.ofDays(31));
    var old = new ArrayList<IdempotentRequest>();
    for (int day : new int[] {0, 2, 1}) {
      var request = request();
      take(request, null, longAgo.minus(Duration.ofDays(day)));
      old.add(request);
    }
    var fresh = request();
    take(fresh);
    var before = NOW.minus(Duration.ofDays(30));

    assertThat(expire(before, 2)).isEqualTo(2);
    assertThat(take(old.get(0))).isEqualTo(new Standing.Running(false));
    assertThat(Stream.of(old.get(1), old.get(2)).map(this::take))
        .containsOnly(new Standing.Fresh());
    assertThat(expire(before, 2)).isEqualTo(1);
    assertThat(expire(before, 2)).isZero();
    assertThat(take(fresh)).isEqualTo(new Standing.Running(false));
  }

  @Test
  void a_key_that_was_taken_over_is_as_old_as_before() {
    var request = request();
    var longAgo = NOW.minus(Duration.ofDays(40));
    take(request, LEASE, longAgo);
    take(request, LEASE, NOW);

    assertThat(expire(NOW.minus(Duration.ofDays(39)), 10)).isEqualTo(1);
  }

  @Test
  void an_answer_to_what_nobody_has_taken_is_our_mistake() {
    assertThatThrownBy(() -> answer(request(), CREATED)).isInstanceOf(IllegalStateException.class);
  }

  private Standing take(IdempotentRequest request) {
    return take(request, null, NOW);
  }

  private Standing take(IdempotentRequest request, @Nullable Duration lease, Instant now) {
    return transactions().run(() -> idempotency().take(request, lease, now));
  }

  private void answer(IdempotentRequest request, Answer answer) {
    transactions().run(() -> idempotency().answer(Map.of(request, answer)));
  }

  private int expire(Instant olderThan, int atMost) {
    return transactions().run(() -> idempotency().expire(olderThan, atMost));
  }

  private IdempotentRequest request() {
    return new IdempotentRequest(
        new ClientId("local"), "POST /api/v1/payments", "key-" + things.number(), "h");
  }

  private static IdempotentRequest with(
      IdempotentRequest request, ClientId client, String path, String hash) {
    return new IdempotentRequest(client, path, request.key(), hash);
  }
}
