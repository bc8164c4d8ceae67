package dev.sluice.application.pipeline;

import dev.sluice.domain.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop of one consumer thread: poll, run, and when weather comes rewind and try again for as
 * long as it takes. A stream that was lost is opened anew from its committed offsets.
 */
public final class Worker<E extends Event> implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Step<E> step;
  private final Streams streams;
  private final int thread;
  private final Pipeline.Tools tools;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Duration pause = FIRST_PAUSE;
  private @Nullable Instant blockedSince;

  public Worker(Step<E> step, Streams streams, int thread, Pipeline.Tools tools) {
    this.step = step;
    this.streams = streams;
    this.thread = thread;
    this.tools = tools;
  }

  @Override
  public void run() {
    while (isRunning()) {
      try (var stream = streams.open(step, thread)) {
        consume(stream, new Pipeline<>(step, stream, tools));
      } catch (RuntimeException lost) {
        if (isRunning()) blocked(lost);
      }
    }
  }

  /** Finishes the batch in hand and leaves the group. */
  public void stop() {
    stopped.countDown();
  }

  private void consume(Stream<E> stream, Pipeline<E> pipeline) {
    while (isRunning()) {
      var batch = stream.poll(POLL);
      if (batch.isEmpty()) continue;
      try {
        pipeline.run(batch);
        flowing();
      } catch (Stream.Lost lost) {
        throw lost;
      } catch (RuntimeException weather) {
        stream.rewind(batch);
        blocked(weather);
      }
    }
  }

  private boolean isRunning() {
    return stopped.getCount() > 0;
  }

  private void flowing() {
    if (blockedSince == null) return;
    LOG.info("{} goes on", step.name());
    blockedSince = null;
    pause = FIRST_PAUSE;
    tools.watch().blocked(step.name(), Duration.ZERO);
  }

  private void blocked(RuntimeException failure) {
    var now = tools.clock().instant();
    if (blockedSince == null) {
      blockedSince = now;
      LOG.warn("{} waits: {}", step.name(), rootOf(failure));
      LOG.debug("{} waits", step.name(), failure);
    }
    tools.watch().blocked(step.name(), Duration.between(blockedSince, now));
    try {
      if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) return;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      stop();
    }
    pause =
        pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
  }

  private static String rootOf(Throwable failure) {
    var root = failure;
    while (root.getCause() != null && root.getCause() != root) root = root.getCause();
    return root == failure ? failure.toString() : failure.getClass().getSimpleName() + ": " + root;
  }
}
