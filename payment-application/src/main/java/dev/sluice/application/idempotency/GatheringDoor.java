package dev.sluice.application.idempotency;

import dev.sluice.application.pipeline.Transactions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An {@link IdempotentDoor} for many who come at once. Who comes while a transaction is under way
 * waits for its end, and all who have waited share the next one: one commit, and one statement per
 * table for all of them. Alone, nobody waits.
 *
 * <p>It is an attempt. Whose key is known already, and everybody when anything went wrong, goes
 * through a transaction of his own and learns there what he has to know.
 */
public final class GatheringDoor<W> {

  private static final int MOST_TOGETHER = 100;

  private static final class Caller<W> {
    private final IdempotentRequest request;
    private final W work;
    private boolean served;
    private @Nullable Answer answer;

    private Caller(IdempotentRequest request, W work) {
      this.request = request;
      this.work = work;
    }
  }

  private final Idempotency idempotency;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Function<List<W>, List<Answer>> together;
  private final IdempotentDoor alone;
  private final Queue<Caller<W>> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock lead = new ReentrantLock();

  /**
   * @param together runs inside the transaction; an answer for each, in the same order. When it
   *     throws, nothing has happened
   */
  public GatheringDoor(
      Idempotency idempotency,
      Transactions transactions,
      InstantSource clock,
      Function<List<W>, List<Answer>> together) {
    this.idempotency = idempotency;
    this.transactions = transactions;
    this.clock = clock;
    this.together = together;
    this.alone = new IdempotentDoor(idempotency, transactions, clock);
  }

  /** The stored answer, or the work's. */
  public Answer once(IdempotentRequest request, W work) {
    var caller = new Caller<>(request, work);
    waiting.add(caller);
    lead.lock();
    try {
      while (!caller.served) serve(next());
    } finally {
      lead.unlock();
    }
    return Optional.ofNullable(caller.answer)
        .orElseGet(() -> alone.once(request, () -> together.apply(List.of(work)).getFirst()));
  }

  /** How many wait for the next transaction. */
  public int waiting() {
    return waiting.size();
  }

  /** Those who came first, one of each key. */
  private Map<IdempotentRequest, Caller<W>> next() {
    var group = new LinkedHashMap<IdempotentRequest, Caller<W>>();
    var keys = new HashMap<String, Caller<W>>();
    while (group.size() < MOST_TOGETHER) {
      var caller = waiting.poll();
      if (caller == null) break;
      caller.served = true;
      var r = caller.request;
      if (keys.putIfAbsent(r.client() + "\n" + r.methodAndPath() + "\n" + r.key(), caller) == null)
        group.put(r, caller);
    }
    return group;
  }

  private void serve(Map<IdempotentRequest, Caller<W>> group) {
    Map<IdempotentRequest, Answer> answers;
    try {
      answers = transactions.run(() -> answered(group));
    } catch (RuntimeException failed) {
      // everybody tries alone, and hears what is wrong with his own request
      return;
    }
    answers.forEach((request, answer) -> {
      var caller = group.get(request);
      if (caller != null) caller.answer = answer;
    });
  }

  private Map<IdempotentRequest, Answer> answered(Map<IdempotentRequest, Caller<W>> group) {
    var fresh = idempotency.takeFresh(group.keySet(), clock.instant());
    if (fresh.isEmpty()) return Map.of();
    var requests = new ArrayList<IdempotentRequest>();
    var works = new ArrayList<W>();
    group.forEach((request, caller) -> {
      if (!fresh.contains(request)) return;
      requests.add(request);
      works.add(caller.work);
    });
    var done = together.apply(works);
    var answers = new LinkedHashMap<IdempotentRequest, Answer>();
    for (int i = 0; i < requests.size(); i++) answers.put(requests.get(i), done.get(i));
    idempotency.answer(answers);
    return answers;
  }
}
