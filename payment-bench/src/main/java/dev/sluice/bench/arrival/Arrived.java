package dev.sluice.bench.arrival;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What became of arrivals; counted while they come in, by many threads. */
public final class Arrived {
  private static final int DIGITS = 3;
  private static final int ACCEPTED = 202;

  private final Duration length;
  private final Histogram accepted = histogram();
  private final Histogram refused = histogram();
  private final LongAdder failed = new LongAdder();
  private final AtomicReference<String> why = new AtomicReference<>("");
  private final AtomicReference<@Nullable Throwable> defect = new AtomicReference<>();

  Arrived(Duration length) {
    this.length = length;
  }

  private static Histogram histogram() {
    return new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(10), DIGITS);
  }

  void answered(int status, long nanos) {
    long micros = Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos));
    if (status == ACCEPTED) accepted.recordValue(micros);
    else if (status == 429 || status == 503) refused.recordValue(micros);
    else {
      failed.increment();
      why.compareAndSet("", "answered with " + status);
    }
  }

  void broke(IOException broken) {
    failed.increment();
    why.compareAndSet("", String.valueOf(broken.getMessage()));
  }

  void defect(Throwable thrown) {
    defect.compareAndSet(null, thrown);
  }

  void throwDefect() {
    Throwable thrown = defect.get();
    if (thrown != null) throw new IllegalStateException("the load broke: " + thrown, thrown);
  }

  public Duration length() {
    return length;
  }

  public long accepted() {
    return accepted.getTotalCount();
  }

  /** Told to come later, with 429 or 503. */
  public long refused() {
    return refused.getTotalCount();
  }

  /** Neither accepted nor told to come later. */
  public long failed() {
    return failed.sum();
  }

  /** Of the first that failed; empty if none did. */
  public String whyFailed() {
    return String.valueOf(why.get());
  }

  /** From the moment a request was due to its answer. */
  public double acceptedMs(double percentile) {
    return accepted.getValueAtPercentile(percentile) / 1000.0;
  }

  public double refusedMs(double percentile) {
    return refused.getValueAtPercentile(percentile) / 1000.0;
  }
}
