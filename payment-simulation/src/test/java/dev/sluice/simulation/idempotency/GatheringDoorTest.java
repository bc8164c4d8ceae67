package dev.sluice.simulation.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.GatheringDoor;
import dev.sluice.application.idempotency.IdempotentRequest;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.ClientId;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GatheringDoorTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SLOW = "slow";
  private static final String BAD = "bad";

  private final Database database = new Database(new Faults());
  private final List<List<String>> groups = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch working = new CountDownLatch(1);
  private final CountDownLatch slowMayEnd = new CountDownLatch(1);
  private final GatheringDoor<String> door = door(database);

  @Test
  void who_comes_alone_is_served_at_once_and_hears_the_same_again() {
    assertThat(door.once(request("a"), "one")).isEqualTo(answer("one"));
    assertThat(door.once(request("a"), "one")).isEqualTo(answer("one").again());
    assertThat(groups).containsExactly(List.of("one"));
  }

  @Test
  void those_who_come_while_one_is_served_are_served_together() throws InterruptedException {
    var first = comes("first", SLOW);
    working.await();
    var others = IntStream.range(0, 20).mapToObj(i -> comes("k" + i, "w" + i)).toList();
    awaitWaiting(20);
    slowMayEnd.countDown();

    assertThat(first).succeedsWithin(PATIENCE).isEqualTo(answer(SLOW));
    for (int i = 0; i < 20; i++)
      assertThat(others.get(i)).succeedsWithin(PATIENCE).isEqualTo(answer("w" + i));
    assertThat(groups).hasSize(2);
    assertThat(groups.getLast()).hasSize(20);
  }

  @Test
  void one_that_is_refused_does_no_harm_to_the_others() throws InterruptedException {
    var first = comes("first", SLOW);
    working.await();
    var bad = comes("b", BAD);
    var good = comes("g", "good");
    awaitWaiting(2);
    slowMayEnd.countDown();

    assertThat(good).succeedsWithin(PATIENCE).isEqualTo(answer("good"));
    assertThat(first).succeedsWithin(PATIENCE).isEqualTo(answer(SLOW));
    assertThat(bad).failsWithin(PATIENCE).withThrowableThat().withMessageContaining("refused");
    assertThatThrownBy(() -> door.once(request("b"), BAD)).hasMessage("refused");
  }

  @Test
  void twins_in_one_group_have_one_effect() throws InterruptedException {
    var first = comes("first", SLOW);
    working.await();
    var one = comes("t", "twin");
    var other = comes("t", "twin");
    awaitWaiting(2);
    slowMayEnd.countDown();

    assertThat(List.of(one.join(), other.join()))
        .containsExactlyInAnyOrder(answer("twin"), answer("twin").again());
    assertThat(first).succeedsWithin(PATIENCE);
    assertThat(groups.stream().flatMap(List::stream)).containsExactly(SLOW, "twin");
  }

  @Test
  void a_commit_nobody_answered_is_not_taken_for_one_that_failed() {
    var unsure =
        new Transactions() {
          private boolean silent = true;

          @Override
          public <T> T run(Supplier<T> work) {
            var result = database.run(work);
            if (silent) {
              silent = false;
              throw new IllegalStateException("the connection is gone");
            }
            return result;
          }
        };

    assertThat(door(unsure).once(request("a"), "one")).isEqualTo(answer("one").again());
    assertThat(groups).containsExactly(List.of("one"));
  }

  private GatheringDoor<String> door(Transactions transactions) {
    return new GatheringDoor<>(
        new InMemoryIdempotency(database), transactions, () -> Instant.EPOCH, this::work);
  }

  private List<Answer> work(List<String> together) {
    if (together.contains(BAD)) throw new Problem(ErrorCode.WRONG_STATE, "refused");
    groups.add(together);
    if (together.contains(SLOW)) {
      working.countDown();
      try {
        slowMayEnd.await();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
    return together.stream().map(GatheringDoorTest::answer).toList();
  }

  private CompletableFuture<Answer> comes(String key, String work) {
    return CompletableFuture.supplyAsync(
        () -> door.once(request(key), work), task -> Thread.ofVirtual().start(task));
  }

  private void awaitWaiting(int callers) {
    while (door.waiting() < callers) Thread.onSpinWait();
  }

  private static IdempotentRequest request(String key) {
    return new IdempotentRequest(new ClientId("local"), "POST /api/v1/payments", key, "hash");
  }

  private static Answer answer(String work) {
    return Answer.of(202, null, work);
  }
}
