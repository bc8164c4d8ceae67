package dev.sluice.simulation.database;

import dev.sluice.application.pipeline.Transactions;
import dev.sluice.simulation.fault.Faults;
import dev.sluice.simulation.fault.Point;
import dev.sluice.simulation.trace.Trace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One transaction at a time. What rolls back leaves nothing behind. */
public final class Database implements Transactions {

  private final Faults faults;
  private final Trace trace;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private final List<String> changes = new ArrayList<>();
  private boolean doomed;

  /** Nobody reads along. */
  public Database(Faults faults) {
    this(faults, new Trace(Trace.UNREAD));
  }

  public Database(Faults faults, Trace trace) {
    this.faults = faults;
    this.trace = trace;
  }

  @Override
  public <T> T run(Supplier<T> work) {
    return isOpen() ? inside(work) : outermost(work);
  }

  private <T> T inside(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException | Error failure) {
      doomed = true;
      throw failure;
    }
  }

  private <T> T outermost(Supplier<T> work) {
    faults.pass(Point.DATABASE_BEGIN);
    T result;
    lock.lock();
    boolean committed = false;
    try {
      result = work.get();
      if (doomed) throw new IllegalStateException("a block inside of this transaction has failed");
      faults.pass(Point.DATABASE_BEFORE_COMMIT);
      committed = true;
    } finally {
      while (!committed && !undo.isEmpty()) undo.pop().run();
      if (committed && !changes.isEmpty()) trace.committed(changes);
      undo.clear();
      changes.clear();
      doomed = false;
      lock.unlock();
    }
    faults.pass(Point.DATABASE_AFTER_COMMIT);
    return result;
  }

  /** Whether this thread is in a transaction. */
  public boolean isOpen() {
    return lock.isHeldByCurrentThread();
  }

  /** For whoever writes or locks. */
  public void needsTransaction(String what) {
    if (!isOpen()) throw new IllegalStateException(what + " needs a transaction");
  }

  /** For whoever talks to the outside. */
  public void needsNoTransaction(String what) {
    if (isOpen())
      throw new IllegalStateException(what + " while this thread holds a database transaction");
  }

  /** Reads what is committed, or what this thread's transaction sees. */
  <T> T read(Supplier<T> query) {
    lock.lock();
    try {
      return query.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * @param change what is written, for the trace
   * @param back takes it back
   */
  void changed(String change, Runnable back) {
    changes.add(change);
    undo.push(back);
  }
}
