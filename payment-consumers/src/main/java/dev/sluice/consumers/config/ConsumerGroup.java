package dev.sluice.consumers.config;

import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Worker;
import dev.sluice.domain.event.Event;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a step as a consumer group: as many workers as configured, from start to a stop that
 * finishes what is in hand.
 */
public class ConsumerGroup<E extends Event> implements SmartLifecycle {

  private final Step<E> step;
  private final Workers workers;
  private final List<Worker<E>> running = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  protected ConsumerGroup(Step<E> step, Workers workers) {
    this.step = step;
    this.workers = workers;
  }

  @Override
  public synchronized void start() {
    if (isRunning()) return;
    for (int i = 0; i < workers.threadsOf(step); i++) {
      var worker = workers.worker(step, i);
      running.add(worker);
      threads.add(Thread.ofPlatform().name(step.name() + "-" + i).start(worker));
    }
  }

  @Override
  public synchronized void stop() {
    running.forEach(Worker::stop);
    try {
      for (var thread : threads) thread.join(workers.patience());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    running.clear();
    threads.clear();
  }

  @Override
  public synchronized boolean isRunning() {
    return !threads.isEmpty();
  }
}
