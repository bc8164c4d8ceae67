package dev.sluice.application.pipeline;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Finds the record that stays broken: a batch that fails of itself is halved, left half first,
 * until the one is alone. Weather halves nothing and goes up.
 */
final class Isolation {

  /** So often a batch may run out of statement time before it is made smaller. */
  private static final int SLOW_LIMIT = 3;

  private final Failures failures;
  private int slow;

  Isolation(Failures failures) {
    this.failures = failures;
  }

  <T> void run(List<T> batch, Consumer<List<T>> work, BiConsumer<T, RuntimeException> poison) {
    runPart(batch, work, poison);
    slow = 0;
  }

  private <T> void runPart(
      List<T> batch, Consumer<List<T>> work, BiConsumer<T, RuntimeException> poison) {
    if (batch.isEmpty()) return;
    while (true) {
      try {
        work.accept(batch);
        return;
      } catch (Inbox.AlreadyRecorded raced) {
        // the winner's rows are visible now: the next round finds them
      } catch (RuntimeException failure) {
        var kind = failures.kindOf(failure);
        if (kind == Failures.Kind.POISON && batch.size() == 1) {
          poison.accept(batch.getFirst(), failure);
          return;
        }
        if (!halves(kind) || batch.size() == 1) throw failure;
        runPart(batch.subList(0, batch.size() / 2), work, poison);
        runPart(batch.subList(batch.size() / 2, batch.size()), work, poison);
        return;
      }
    }
  }

  private boolean halves(Failures.Kind kind) {
    return switch (kind) {
      case WEATHER -> false;
      case SLOW -> ++slow >= SLOW_LIMIT;
      case POISON -> true;
    };
  }
}
