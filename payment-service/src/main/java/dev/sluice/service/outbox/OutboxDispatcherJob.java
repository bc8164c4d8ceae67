package dev.sluice.service.outbox;

import dev.sluice.application.outbox.RelayOutboxService;
import dev.sluice.infrastructure.outbox.WakeUp;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Empties the outbox: round after round while there is something, then whenever the bell rings, and
 * now and then in case it was not heard. Stops after the doors have, so that what they took on
 * leaves with them.
 */
@Component
final class OutboxDispatcherJob implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxDispatcherJob.class);
  private static final int AFTER_THE_DOORS = SmartLifecycle.DEFAULT_PHASE - 4096;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final RelayOutboxService relay;
  private final WakeUp wakeUp;
  private final Duration poll;
  private @Nullable Run running;

  OutboxDispatcherJob(
      RelayOutboxService relay, WakeUp wakeUp, @Value("${sluice.outbox.poll:1s}") Duration poll) {
    this.relay = relay;
    this.wakeUp = wakeUp;
    this.poll = poll;
  }

  @Override
  public synchronized void start() {
    if (running == null) running = new Run().begin();
  }

  @Override
  public synchronized void stop() {
    if (running != null) running.end();
    running = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return running != null;
  }

  @Override
  public int getPhase() {
    return AFTER_THE_DOORS;
  }

  /** From one start to its stop. */
  private final class Run {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("outbox-dispatcher").unstarted(this::go);
    private Duration pause = FIRST_PAUSE;

    private Run begin() {
      thread.start();
      return this;
    }

    private void go() {
      while (ended.getCount() > 0) {
        try {
          if (relay.runOnce() == 0) wakeUp.await(poll);
          goesOn();
        } catch (InterruptedException interrupted) {
          return;
        } catch (RuntimeException weather) {
          waits(weather);
        }
      }
    }

    private void goesOn() {
      if (!pause.equals(FIRST_PAUSE)) LOG.info("the outbox goes on");
      pause = FIRST_PAUSE;
    }

    private void waits(RuntimeException weather) {
      if (pause.equals(FIRST_PAUSE)) LOG.warn("the outbox waits: {}", weather.toString());
      LOG.debug("the outbox waits", weather);
      try {
        if (ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) return;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      var longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    /** A round that runs is finished: what it has claimed would wait for its lease. */
    private void end() {
      ended.countDown();
      wakeUp.ring();
      try {
        if (!thread.join(PATIENCE)) LOG.warn("the outbox did not finish its round in time");
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
