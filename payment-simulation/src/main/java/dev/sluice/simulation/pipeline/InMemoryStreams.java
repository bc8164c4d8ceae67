package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Stream;
import dev.sluice.application.pipeline.Streams;
import dev.sluice.domain.event.Event;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;
import java.util.random.RandomGenerator;

/** Opens streams for one instance of an application. */
public final class InMemoryStreams implements Streams {

  private final InMemoryTopics topics;
  private final Database database;
  private final Faults faults;
  private final RandomGenerator chance;
  private final String instance;
  private final int mostPerPoll;

  /**
   * @param instance its place in every group: the next one of this name fences it
   */
  public InMemoryStreams(
      InMemoryTopics topics,
      Database database,
      Faults faults,
      RandomGenerator chance,
      String instance,
      int mostPerPoll) {
    this.topics = topics;
    this.database = database;
    this.faults = faults;
    this.chance = chance;
    this.instance = instance;
    this.mostPerPoll = mostPerPoll;
  }

  @Override
  public <E extends Event> Stream<E> open(Step<E> step, int thread) {
    return new InMemoryStream<>(
        topics,
        step.topic(),
        topics.group(step.name()),
        instance + "-" + thread,
        database,
        faults,
        chance,
        mostPerPoll);
  }
}
