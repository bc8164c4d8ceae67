package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.application.pipeline.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What intents, orders and payments have in common: they are locked, changed and saved, and jobs
 * claim those that wait for the PSP.
 *
 * @param <I> the id
 * @param <T> the thing
 */
public abstract class PursuedContract<I extends Comparable<I>, T> {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration DAY = Duration.ofDays(1);

  final Things things = new Things();

  protected abstract Rooms rooms();

  abstract I idOf(T thing);

  abstract Optional<T> find(I id);

  abstract Map<I, T> lock(SortedSet<I> ids);

  abstract void save(List<Change<T>> changes, Instant now);

  abstract List<T> claimRetries(Optional<Collection<I>> ids, Instant now, int atMost);

  abstract List<T> claimQuestions(Instant now, int atMost);

  abstract List<T> claimLost(Instant before, Instant now, int atMost);

  /** One as it begins, in no store. */
  abstract T fresh();

  /** One as it begins, stored. */
  abstract T stored();

  /** Somebody was told to ask the PSP about it. */
  abstract T requested(T thing);

  abstract T retryAt(T thing, Instant at);

  abstract T questionAt(T thing, Instant at);

  /** The next question to the PSP is on its way, and the one after that due later. */
  abstract T asking(T thing, Instant now);

  @Test
  void what_is_locked_is_what_was_saved() {
    var before = stored();
    var after = saved(before, retryAt(before, NOW.plusSeconds(2)), NOW);

    assertThat(in(() -> lock(ids(before)))).isEqualTo(Map.of(idOf(before), after));
    assertThat(find(idOf(before))).contains(after);
  }

  @Test
  void what_is_not_there_is_not_locked() {
    var there = stored();

    assertThat(in(() -> lock(ids(there, fresh())))).containsOnlyKeys(idOf(there));
    assertThat(in(() -> lock(new TreeSet<>()))).isEmpty();
    assertThat(find(idOf(fresh()))).isEmpty();
  }

  @Test
  void what_is_not_there_cannot_be_saved() {
    var there = stored();
    var not = fresh();

    assertThatThrownBy(() ->
            rooms()
                .transactions()
                .run(() ->
                    save(
                        List.of(
                            new Change<>(there, requested(there)),
                            new Change<>(not, requested(not))),
                        NOW)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(find(idOf(there))).contains(there);
  }

  @Test
  void what_is_rolled_back_was_never_saved() {
    var before = stored();

    assertThatThrownBy(() ->
            rooms()
                .transactions()
                .run(() -> {
                  save(List.of(new Change<>(before, requested(before))), NOW);
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(find(idOf(before))).contains(before);
  }

  @Test
  void whoever_waited_for_a_lock_sees_what_was_saved_meanwhile() {
    var before = stored();
    var after = requested(before);
    CompletableFuture<Map<I, T>> waits;

    try (var _ =
        Elsewhere.open(
            rooms().transactions(),
            () -> {
              lock(ids(before));
              save(List.of(new Change<>(before, after)), NOW);
            })) {
      waits = CompletableFuture.supplyAsync(() -> in(() -> lock(ids(before))));
      assertThat(waits).isNotDone();
    }

    assertThat(waits).succeedsWithin(PATIENCE).isEqualTo(Map.of(idOf(before), after));
  }

  @Test
  void only_what_is_due_is_claimed() {
    var due = saved(retryAt(stored(), NOW));
    var later = saved(retryAt(stored(), NOW.plusNanos(1000)));
    var question = saved(questionAt(stored(), NOW));
    var requested = saved(requested(stored()));

    assertThat(in(() -> claimRetries(Optional.empty(), NOW, 1000)))
        .contains(due)
        .doesNotContain(later, question, requested);
    assertThat(in(() -> claimQuestions(NOW, 1000)))
        .contains(question)
        .doesNotContain(due, later, requested);
    assertThat(in(() -> claimQuestions(NOW.minusNanos(1000), 1000))).doesNotContain(question);
  }

  @Test
  void ids_limit_a_claim_and_no_ids_mean_nothing() {
    var due = saved(retryAt(stored(), NOW));
    var other = saved(retryAt(stored(), NOW));
    var later = saved(retryAt(stored(), NOW.plusSeconds(1)));
    var ids = List.of(idOf(due), idOf(later), idOf(fresh()));

    assertThat(in(() -> claimRetries(Optional.of(ids), NOW, 1000)))
        .containsExactly(due)
        .doesNotContain(other);
    assertThat(in(() -> claimRetries(Optional.of(List.of()), NOW, 1000))).isEmpty();
  }

  @Test
  void no_more_are_claimed_than_allowed_the_longest_due_first() {
    var ago = List.of(28, 30, 29);
    var retries =
        ago.stream().map(n -> saved(retryAt(stored(), NOW.minus(DAY.multipliedBy(n))))).toList();
    var questions =
        ago.stream().map(n -> saved(questionAt(stored(), NOW.minus(DAY.multipliedBy(n))))).toList();
    var then = NOW.minus(DAY.multipliedBy(20));

    assertThat(in(() -> claimRetries(Optional.empty(), then, 2)))
        .containsExactly(retries.get(1), retries.get(2));
    assertThat(in(() -> claimQuestions(then, 2)))
        .containsExactly(questions.get(1), questions.get(2));
    var all = retries.stream().map(this::idOf).toList();
    assertThat(in(() -> claimRetries(Optional.of(all), then, 2))).hasSize(2);
  }

  @Test
  void those_who_claim_at_once_never_get_the_same() {
    var questions =
        IntStream.range(0, 24).mapToObj(_ -> idOf(saved(questionAt(stored(), NOW)))).toList();
    var claimed = Collections.synchronizedList(new ArrayList<I>());

    var jobs = together(4, () -> askUntilNothingIsDue(claimed));

    assertThat(jobs).allSatisfy(job -> assertThat(job).succeedsWithin(PATIENCE));
    assertThat(claimed).doesNotHaveDuplicates().containsAll(questions);
  }

  private void askUntilNothingIsDue(Collection<I> claimed) {
    boolean more = true;
    while (more)
      more =
          in(() -> {
            var due = claimQuestions(NOW, 3);
            save(due.stream().map(one -> new Change<>(one, asking(one, NOW))).toList(), NOW);
            due.forEach(one -> claimed.add(idOf(one)));
            return !due.isEmpty();
          });
  }

  @Test
  void nothing_that_is_saved_behind_a_lock_gets_lost() {
    var thing = saved(questionAt(stored(), NOW));
    var expected = thing;
    for (int i = 0; i < 20; i++) expected = asking(expected, NOW);

    var jobs =
        together(
            4,
            () -> {
              for (int i = 0; i < 5; i++) askOnce(idOf(thing));
            });

    assertThat(jobs).allSatisfy(job -> assertThat(job).succeedsWithin(PATIENCE));
    assertThat(find(idOf(thing))).contains(expected);
  }

  private void askOnce(I id) {
    rooms()
        .transactions()
        .run(() -> {
          var locked = Objects.requireNonNull(lock(new TreeSet<>(List.of(id))).get(id));
          save(List.of(new Change<>(locked, asking(locked, NOW))), NOW);
        });
  }

  @Test
  void what_only_looks_alive_is_taken_once_and_counts_as_touched() {
    var lost = touched(NOW.minusSeconds(1));
    var fresh = touched(NOW);
    var retried = saved(retryAt(stored(), NOW.minusSeconds(60)));
    var later = NOW.plusSeconds(60);

    assertThat(in(() -> claimLost(NOW, later, 1000))).contains(lost).doesNotContain(fresh, retried);
    assertThat(in(() -> claimLost(later, later, 1000))).contains(fresh).doesNotContain(lost);
    assertThat(in(() -> claimLost(later.plusNanos(1000), later, 1000))).contains(lost);
  }

  @Test
  void the_longest_untouched_is_taken_first() {
    var ago = Stream.of(28, 30, 29).map(n -> touched(NOW.minus(DAY.multipliedBy(n)))).toList();
    var then = NOW.minus(DAY.multipliedBy(20));

    assertThat(in(() -> claimLost(then, NOW, 2))).containsExactlyInAnyOrder(ago.get(1), ago.get(2));
    assertThat(in(() -> claimLost(then, NOW, 2))).containsExactly(ago.get(0));
  }

  /** Requested, and nobody has taken it up since. */
  private T touched(Instant at) {
    var before = stored();
    return saved(before, requested(before), at);
  }

  /** The next state of something that is stored. */
  final T saved(T after) {
    var before = find(idOf(after)).orElseThrow();
    return saved(before, after, NOW);
  }

  final T saved(T before, T after, Instant at) {
    rooms().transactions().run(() -> save(List.of(new Change<>(before, after)), at));
    return after;
  }

  final <R> R in(Supplier<R> work) {
    Transactions transactions = rooms().transactions();
    return transactions.run(work);
  }

  private static List<CompletableFuture<Void>> together(int threads, Runnable work) {
    return IntStream.range(0, threads)
        .mapToObj(_ -> CompletableFuture.runAsync(work, Thread::startVirtualThread))
        .toList();
  }

  @SafeVarargs
  private TreeSet<I> ids(T... all) {
    var ids = new TreeSet<I>();
    for (var one : all) ids.add(idOf(one));
    return ids;
  }
}
