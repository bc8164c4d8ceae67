package dev.sluice.simulator.psp;

import dev.sluice.simulator.book.Book;
import dev.sluice.simulator.book.Claim;
import dev.sluice.simulator.book.Dispute;
import dev.sluice.simulator.book.Fact;
import dev.sluice.simulator.book.Written;
import dev.sluice.simulator.conduct.Conduct;
import dev.sluice.simulator.conduct.Fate;
import dev.sluice.simulator.conduct.Weather;
import dev.sluice.simulator.request.Amount;
import dev.sluice.simulator.request.Operation;
import dev.sluice.simulator.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Runs requests. Each call blocks its (virtual) thread for the latency; what has an effect returns
 * only when the effect is on disk. Once the fate's effect is stored, or will never be, the key is
 * free: whoever is still being held keeps nobody else from asking.
 */
public final class Psp implements AutoCloseable {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** Below this a request works at once and waits afterwards: one sleep instead of two. */
  private static final long WORTH_SPLITTING_NANOS = 4_000_000;

  private final Book book;
  private final Conduct conduct;
  private final Stats stats;
  private final Results results;
  private final InstantSource clock;
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

  public Psp(Book book, Conduct conduct, Stats stats, Results results, InstantSource clock) {
    this.book = book;
    this.conduct = conduct;
    this.stats = stats;
    this.results = results;
    this.clock = clock;
    book.promises().forEach(this::fulfilWhenDue);
  }

  public Outcome handle(String key, Request request) throws InterruptedException {
    Operation operation = request.operation();
    stats.add(operation, Count.REQUESTS);
    return switch (book.claim(key, request, now())) {
      case Claim.Answered(var written) -> {
        stats.add(operation, Count.REPLAYED);
        yield said(written);
      }
      case Claim.Running _ -> {
        stats.add(operation, Count.STILL_RUNNING);
        yield new Outcome.KeyRunning();
      }
      case Claim.Reused _ -> {
        stats.add(operation, Count.KEY_REUSED);
        yield new Outcome.KeyReused();
      }
      case Claim.Unknown(var what) -> {
        stats.add(operation, Count.NO_SUCH);
        yield new Outcome.NoSuch(what);
      }
      case Claim.Fresh(var nth, var token) -> {
        Fate fate = conduct.fate(operation, key, token, nth);
        yield new Run(key, request, fate, conduct.latency(key, nth).toNanos()).go();
      }
    };
  }

  /**
   * A bank takes money of a capture back.
   *
   * @param amount null for all of it
   * @return null when nothing was captured with this key
   */
  public @Nullable Dispute dispute(String key, @Nullable Amount amount)
      throws InterruptedException {
    return announced(book.dispute(key, amount, now()));
  }

  /**
   * It has decided.
   *
   * @return null when there is no such dispute
   */
  public @Nullable Dispute decide(String dispute, Dispute.Standing outcome)
      throws InterruptedException {
    return announced(book.decide(dispute, outcome, now()));
  }

  private @Nullable Dispute announced(@Nullable Dispute dispute) throws InterruptedException {
    if (dispute == null) return null;
    book.awaitSynced();
    results.announce(dispute);
    return dispute;
  }

  /** One claimed request. */
  private final class Run {
    private final String key;
    private final Request request;
    private final Fate fate;
    private final long start = System.nanoTime();
    private final long latency;
    private final long workAt;

    Run(String key, Request request, Fate fate, long latency) {
      this.key = key;
      this.request = request;
      this.fate = fate;
      this.latency = latency;
      this.workAt = latency < WORTH_SPLITTING_NANOS ? 0 : latency / 2;
    }

    Outcome go() throws InterruptedException {
      boolean claimed = true;
      try {
        Outcome outcome =
            switch (fate.weather()) {
              case TIMEOUT_BEFORE -> refused(new Outcome.Silence(conduct.hang()));
              case RATE_LIMITED -> refused(new Outcome.RateLimited(RETRY_AFTER));
              case ERROR_BEFORE -> late(new Outcome.Failed());
              case UNAVAILABLE -> late(new Outcome.Unavailable());
              case KEY_RUNNING -> {
                background.submit(this::inBackground);
                yield new Outcome.KeyRunning();
              }
              case ACCEPTED_LATER -> accepted();
              case CLEAR, TIMEOUT_AFTER, ERROR_AFTER -> done();
            };
        claimed = false;
        return outcome;
      } finally {
        if (claimed) book.release(key, now());
      }
    }

    private Outcome refused(Outcome outcome) {
      stats.add(request.operation(), Stats.of(fate.weather()));
      book.release(key, now());
      return outcome;
    }

    private Outcome late(Outcome outcome) throws InterruptedException {
      until(latency);
      return refused(outcome);
    }

    private Outcome accepted() throws InterruptedException {
      until(workAt);
      Instant at = now();
      Instant due = at.plus(conduct.resultAfter(key)).truncatedTo(ChronoUnit.MILLIS);
      var promise = new Fact.Promised(key, request, fate.verdict(), fate.post(), due, at);
      Written written = book.promise(promise);
      fulfilWhenDue(promise);
      Outcome said = said(written);
      until(latency);
      return said;
    }

    private Outcome done() throws InterruptedException {
      until(workAt);
      Outcome said = said(book.decide(key, request, fate, now()));
      if (fate.weather() == Weather.TIMEOUT_AFTER) return new Outcome.Silence(conduct.hang());
      until(latency);
      return fate.weather() == Weather.ERROR_AFTER ? new Outcome.Failed() : said;
    }

    private Void inBackground() throws InterruptedException {
      boolean claimed = true;
      try {
        until(latency);
        book.decide(key, request, fate, now());
        claimed = false;
      } finally {
        if (claimed) book.release(key, now());
      }
      return null;
    }

    private void until(long nanos) throws InterruptedException {
      sleep(start + nanos - System.nanoTime());
    }
  }

  private Outcome said(Written written) throws InterruptedException {
    book.awaitSynced(written.position());
    return new Outcome.Said(written.answer());
  }

  private void fulfilWhenDue(Fact.Promised promise) {
    background.submit(() -> {
      sleep(Duration.between(clock.instant(), promise.due()).toNanos());
      Written written = book.fulfil(promise, now());
      book.awaitSynced(written.position());
      results.announce(promise, written.answer());
      return null;
    });
  }

  private static void sleep(long nanos) throws InterruptedException {
    if (nanos > 0) Thread.sleep(Duration.ofNanos(nanos));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Ends what runs in the background; what was promised is kept in the book. */
  @Override
  public void close() {
    background.shutdownNow();
    background.close();
  }
}
