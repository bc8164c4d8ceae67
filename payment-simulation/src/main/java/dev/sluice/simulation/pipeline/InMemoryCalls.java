package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.Calls;
import dev.sluice.simulation.database.Database;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** One call at a time; which lane is next is chance. */
public final class InMemoryCalls implements Calls {

  private final Database database;
  private final RandomGenerator chance;
  private final int groupSize;

  /**
   * @param groupSize so many answers are handed over together
   */
  public InMemoryCalls(Database database, RandomGenerator chance, int groupSize) {
    this.database = database;
    this.chance = chance;
    this.groupSize = groupSize;
  }

  @Override
  public <Q, A> void run(
      List<List<Q>> lanes, Function<Q, A> call, Consumer<List<Answered<Q, A>>> group) {
    database.needsNoTransaction("calling");
    var waiting = new ArrayList<Deque<Q>>();
    for (var lane : lanes) if (!lane.isEmpty()) waiting.add(new ArrayDeque<>(lane));
    var answered = new ArrayList<Answered<Q, A>>();
    RuntimeException trouble = null;
    while (!waiting.isEmpty()) {
      int next = chance.nextInt(waiting.size());
      var lane = waiting.get(next);
      var question = lane.removeFirst();
      try {
        answered.add(new Answered<>(question, call.apply(question)));
      } catch (RuntimeException failure) {
        lane.clear();
        trouble = trouble == null ? failure : trouble;
      }
      if (lane.isEmpty()) waiting.remove(next);
      if (answered.isEmpty() || (answered.size() < groupSize && !waiting.isEmpty())) continue;
      group.accept(List.copyOf(answered));
      answered.clear();
    }
    if (trouble != null) throw trouble;
  }
}
