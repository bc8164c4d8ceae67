package dev.sluice.simulator.psp;

import dev.sluice.simulator.book.Answer;
import dev.sluice.simulator.book.Fact;
import dev.sluice.simulator.conduct.Weather;
import dev.sluice.simulator.request.Amount;
import dev.sluice.simulator.request.Operation;
import dev.sluice.simulator.request.Request;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts per operation and behaviour. What left a fact is counted from the facts, so it survives a
 * restart.
 */
public final class Stats {
  private final LongAdder[][] counts =
      new LongAdder[Operation.values().length][Count.values().length];

  public Stats() {
    for (LongAdder[] row : counts) {
      for (int i = 0; i < row.length; i++) row[i] = new LongAdder();
    }
  }

  public long get(Operation operation, Count count) {
    return counts[operation.ordinal()][count.ordinal()].sum();
  }

  void add(Operation operation, Count count) {
    counts[operation.ordinal()][count.ordinal()].increment();
  }

  public void add(Fact fact) {
    switch (fact) {
      case Fact.Decided decided -> {
        Operation operation = decided.request().operation();
        add(decided.request(), decided.answer());
        if (decided.weather() != Weather.CLEAR) add(operation, of(decided.weather()));
        if (decided.keyForgotten()) add(operation, Count.FORGOTTEN_KEY);
      }
      case Fact.Promised promised -> add(promised.request().operation(), Count.ACCEPTED_LATER);
      case Fact.Fulfilled fulfilled -> add(fulfilled.request(), fulfilled.answer());
      case Fact.Disputed _, Fact.Removed _ -> {}
    }
  }

  private void add(Request request, Answer answer) {
    if (!(answer instanceof Answer.Approved approved)) {
      add(request.operation(), Count.DECLINED);
      return;
    }
    Amount asked =
        switch (request) {
          case Request.Authorize authorize -> authorize.amount();
          case Request.Capture capture -> capture.amount();
          case Request.Refund refund -> refund.amount();
          // A void says what was open, which need not be what the merchant believed.
          case Request.Void _ -> approved.amount();
        };
    boolean right = asked == null || asked.equals(approved.amount());
    add(request.operation(), right ? Count.APPROVED : Count.WRONG_AMOUNT);
  }

  static Count of(Weather weather) {
    return Count.valueOf(weather.name());
  }
}
