package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.pipeline.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A virtual thread per lane, so many calls at once in the whole process and no more. The log
 * context goes along.
 */
final class VirtualThreadCalls implements Calls {

  /** A group leaves when it is this large … */
  private static final int LARGEST_GROUP = 200;

  /** … or this old: a fast answer does not wait for a slow one. */
  private static final Duration OLDEST_ANSWER = Duration.ofMillis(20);

  private final Semaphore concurrency;

  VirtualThreadCalls(int concurrency) {
    this.concurrency = new Semaphore(concurrency);
  }

  @Override
  public <Q, A> void run(
      List<List<Q>> lanes, Function<Q, A> call, Consumer<List<Answered<Q, A>>> group) {
    NoTransaction.during("a call to the outside");
    if (lanes.isEmpty()) return;
    var round = new Round<>(call, MDC.getCopyOfContextMap());
    for (var lane : lanes) Thread.ofVirtual().name("call").start(() -> round.drive(lane));
    round.collect(lanes.size(), group);
  }

  /** What a lane says: an answer, or that it has ended, well or badly. */
  private sealed interface Said<Q, A> {
    record Answer<Q, A>(Answered<Q, A> answered) implements Said<Q, A> {}

    record End<Q, A>(@Nullable Throwable failure) implements Said<Q, A> {}
  }

  private final class Round<Q, A> {
    private final Function<Q, A> call;
    private final @Nullable Map<String, String> names;
    private final BlockingQueue<Said<Q, A>> said = new LinkedBlockingQueue<>();
    private volatile boolean givenUp;

    Round(Function<Q, A> call, @Nullable Map<String, String> names) {
      this.call = call;
      this.names = names;
    }

    void drive(List<Q> lane) {
      Throwable failure = null;
      try {
        if (names != null) MDC.setContextMap(names);
        for (var question : lane) {
          concurrency.acquire();
          try {
            if (givenUp) break;
            said.add(new Said.Answer<>(new Answered<>(question, call.apply(question))));
          } finally {
            concurrency.release();
          }
        }
      } catch (Throwable thrown) {
        failure = thrown;
      } finally {
        said.add(new Said.End<>(failure));
      }
    }

    /**
     * On the calling thread. Whatever goes wrong, no call is running any more when this returns:
     * the next round asks with the same keys.
     */
    void collect(int lanes, Consumer<List<Answered<Q, A>>> group) {
      var trouble = new Trouble();
      int open = lanes;
      while (open > 0) {
        var answers = new ArrayList<Answered<Q, A>>();
        long leaves = Long.MAX_VALUE;
        while (open > 0 && answers.size() < LARGEST_GROUP) {
          var next = take(leaves, trouble);
          if (next == null) break;
          switch (next) {
            case Said.Answer<Q, A>(var answered) -> {
              if (answers.isEmpty()) leaves = System.nanoTime() + OLDEST_ANSWER.toNanos();
              answers.add(answered);
            }
            case Said.End<Q, A>(var failure) -> {
              open--;
              if (failure != null) trouble.add(failure);
            }
          }
        }
        if (!answers.isEmpty() && !givenUp) handOver(answers, group, trouble);
      }
      trouble.raise();
    }

    private void handOver(
        List<Answered<Q, A>> answers, Consumer<List<Answered<Q, A>>> group, Trouble trouble) {
      try {
        group.accept(answers);
      } catch (RuntimeException weather) {
        givenUp = true;
        trouble.add(weather);
      }
    }

    /** The next thing said; null when the group has to leave. */
    private @Nullable Said<Q, A> take(long leaves, Trouble trouble) {
      while (true) {
        try {
          return leaves == Long.MAX_VALUE
              ? said.take()
              : said.poll(leaves - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
          givenUp = true;
          trouble.interrupted = true;
          trouble.add(interrupted);
        }
      }
    }
  }

  /** The first thing that went wrong, the others beside it. */
  private static final class Trouble {
    private @Nullable Throwable first;
    private boolean interrupted;

    void add(Throwable failure) {
      if (first == null) first = failure;
      else if (first != failure) first.addSuppressed(failure);
    }

    void raise() {
      if (interrupted) Thread.currentThread().interrupt();
      switch (first) {
        case null -> {}
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case Throwable failure -> throw new IllegalStateException("a call was cut short", failure);
      }
    }
  }
}
