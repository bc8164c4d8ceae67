package dev.sluice.simulator.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Records in the order they were appended. Appending only queues; one writer thread writes all that
 * is queued and syncs once, so a thousand requests at a time cost as many syncs as the disk can do,
 * not a thousand.
 */
public final class Journal implements AutoCloseable {
  /** When several came together, more are about to: a short wait halves the syncs. */
  private static final long GATHER_NANOS = 500_000;

  private static final class Batch {
    final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    final CountDownLatch synced = new CountDownLatch(1);
    int records;
  }

  private final FileChannel file;
  private final Consumer<IOException> lost;
  private final Thread writer;
  private Batch open = new Batch();
  private Batch writing = open;
  private long appended;
  private boolean closed;
  private volatile long synced;

  /**
   * Replays what is there and goes on after it.
   *
   * @param notes told when a torn end was cut off
   * @param lost told when the disk refuses: the process must stop, as memory says more than the
   *     file
   */
  public Journal(
      DataDirectory directory,
      Consumer<byte[]> records,
      Consumer<String> notes,
      Consumer<IOException> lost)
      throws IOException {
    var path = directory.journal();
    long whole = Replay.of(path, records);
    this.file = FileChannel.open(path, StandardOpenOption.WRITE);
    long torn = file.size() - whole;
    if (torn > 0) {
      file.truncate(whole);
      file.force(true);
      notes.accept(path + ": cut off a torn last record of " + torn + " bytes");
    }
    file.position(whole);
    this.lost = lost;
    this.writer = Thread.ofPlatform().name("journal").daemon().unstarted(this::writeAll);
    writer.start();
  }

  /**
   * @return the position to hand to {@link #awaitSynced}
   */
  public synchronized long append(byte[] json) {
    if (closed) throw new IllegalStateException("the journal is closed");
    open.lines.writeBytes(Line.of(json));
    if (open.records++ == 0) notifyAll();
    return ++appended;
  }

  /** The position of the last record appended by now. */
  public synchronized long position() {
    return appended;
  }

  /** Returns when all up to {@code position} is on disk. */
  public void awaitSynced(long position) throws InterruptedException {
    if (position <= synced) return;
    Batch batch;
    synchronized (this) {
      if (position <= synced) return;
      batch = position > appended - open.records ? open : writing;
    }
    batch.synced.await();
  }

  private void writeAll() {
    try {
      int before = 0;
      while (true) {
        if (before > 1) LockSupport.parkNanos(GATHER_NANOS);
        Batch batch = next();
        if (batch.records == 0) return;
        for (var bytes = ByteBuffer.wrap(batch.lines.toByteArray()); bytes.hasRemaining(); ) {
          file.write(bytes);
        }
        file.force(false);
        synced += batch.records;
        batch.synced.countDown();
        before = batch.records;
      }
    } catch (IOException e) {
      lost.accept(e);
    }
  }

  private synchronized Batch next() {
    while (open.records == 0 && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        closed = true;
      }
    }
    writing = open;
    open = new Batch();
    return writing;
  }

  /** Writes what is queued, then takes no more. */
  @Override
  public void close() throws IOException, InterruptedException {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    writer.join();
    file.close();
  }
}
