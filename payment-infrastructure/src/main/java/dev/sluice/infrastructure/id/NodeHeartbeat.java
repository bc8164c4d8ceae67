package dev.sluice.infrastructure.id;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Renews the node's lease. It outlives a database that is away for a while; when the lease ends
 * first, no new ids are given until it is back.
 */
final class NodeHeartbeat implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(NodeHeartbeat.class);

  private final NodeLease lease;
  private final Duration every;
  private @Nullable ScheduledExecutorService heart;

  NodeHeartbeat(NodeLease lease, Duration every) {
    this.lease = lease;
    this.every = every;
  }

  /** The first beat is this thread's: nobody starts without a node. */
  @Override
  public synchronized void start() {
    if (heart != null) return;
    lease.runOnce();
    heart =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("node-lease").factory());
    heart.scheduleWithFixedDelay(
        this::beat, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void stop() {
    if (heart == null) return;
    heart.shutdownNow();
    heart = null;
    try {
      lease.release();
    } catch (RuntimeException away) {
      LOG.debug("the node's lease ends by itself", away);
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return heart != null;
  }

  /** Before every door opens and after the last has closed. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  private void beat() {
    try {
      lease.runOnce();
    } catch (RuntimeException away) {
      LOG.debug("the node's lease could not be renewed this time", away);
    }
  }
}
