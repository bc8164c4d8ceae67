package dev.sluice.infrastructure.idempotency;

import static dev.sluice.infrastructure.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.Idempotency;
import dev.sluice.application.idempotency.Idempotency.Standing;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.idempotency.IdempotentRequest;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.ClientId;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Elsewhere;
import dev.sluice.infrastructure.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class IdempotencyIntegrationTest {

  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Answer CREATED =
      Answer.of(201, "/api/v1/payment-intents/pi_1", "{\"id\":\"pi_1\"}");

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
  void the_first_takes_the_key_and_the_second_gets_the_answer() {
    var request = request();
    assertThat(take(request)).isEqualTo(new Standing.Fresh());
    database.run(() -> idempotency.answer(request, CREATED));

    assertThat(take(request)).isEqualTo(new Standing.Answered(CREATED));
  }

  @Test
  void another_body_under_the_same_key_is_named() {
    var request = request();
    take(request);
    database.run(() -> idempotency.answer(request, Answer.of(200, null, "{}")));

    assertThat(take(with(request, request.client(), request.methodAndPath(), "other hash")))
        .isEqualTo(new Standing.OtherBody());
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
            database,
            () -> {
              idempotency.take(request, null, NOW);
              idempotency.answer(request, CREATED);
            })) {
      twin = CompletableFuture.supplyAsync(() -> take(request));
      assertThat(twin).isNotDone();
    }

    assertThat(twin)
        .succeedsWithin(Duration.ofSeconds(5))
        .isEqualTo(new Standing.Answered(CREATED));
  }

  @Test
  void a_twin_that_has_waited_long_enough_is_sent_away_for_now() {
    var request = request();

    try (var _ = Elsewhere.open(database, () -> idempotency.take(request, null, NOW))) {
      assertThatThrownBy(() -> take(request))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> assertThat(problem.code()).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_RUNNING));
    }
  }

  @Test
  void a_request_that_failed_leaves_its_key_free() {
    var request = request();
    var door = new IdempotentDoor(idempotency, database, () -> NOW);

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
  void a_hundred_twins_have_one_effect() {
    var request = request();
    var door = new IdempotentDoor(idempotency, database, () -> NOW);
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
  void a_key_with_a_lease_is_running_until_the_lease_is_over_and_then_one_takes_it_over() {
    var request = request();
    assertThat(take(request, LEASE, NOW)).isEqualTo(new Standing.Fresh());

    assertThat(take(request, LEASE, NOW.plusSeconds(9))).isEqualTo(new Standing.Running(false));
    assertThat(take(request, LEASE, NOW.plusSeconds(10))).isEqualTo(new Standing.Running(true));
    assertThat(take(request, LEASE, NOW.plusSeconds(11))).isEqualTo(new Standing.Running(false));
  }

  @Test
  void a_forgotten_key_is_free_again() {
    var request = request();
    take(request, LEASE, NOW);

    database.run(() -> idempotency.forget(request));

    assertThat(take(request)).isEqualTo(new Standing.Fresh());
  }

  @Test
  void old_keys_are_deleted_a_few_at_a_time() {
    var old = NOW.minus(Duration.ofDays(31));
    for (int i = 0; i < 5; i++) take(request(), null, old);
    var fresh = request();
    take(fresh);
    var before = NOW.minus(Duration.ofDays(30));

    assertThat(database.run(() -> idempotency.expire(before, 3))).isEqualTo(3);
    assertThat(database.run(() -> idempotency.expire(before, 3))).isEqualTo(2);
    assertThat(database.run(() -> idempotency.expire(before, 3))).isZero();
    assertThat(database.count("idempotency_keys WHERE key = '" + fresh.key() + "'")).isEqualTo(1);
  }

  @Test
  void an_answer_without_a_key_is_our_mistake() {
    assertThatThrownBy(() -> database.run(() -> idempotency.answer(request(), CREATED)))
        .isInstanceOf(IllegalStateException.class);
  }

  private Standing take(IdempotentRequest request) {
    return take(request, null, NOW);
  }

  private Standing take(IdempotentRequest request, @Nullable Duration lease, Instant now) {
    return database.run(() -> idempotency.take(request, lease, now));
  }

  private static IdempotentRequest request() {
    return new IdempotentRequest(
        new ClientId("local"), "POST /api/v1/payments", "key-" + Samples.number(), "h");
  }

  private static IdempotentRequest with(
      IdempotentRequest request, ClientId client, String path, String hash) {
    return new IdempotentRequest(client, path, request.key(), hash);
  }
}
