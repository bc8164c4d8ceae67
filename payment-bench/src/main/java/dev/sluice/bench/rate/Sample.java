package dev.sluice.bench.rate;

import dev.sluice.bench.gauge.Broker;

/**
 * Counted for a few seconds of load before the measured time, since counting has its price.
 *
 * @param statements of the applications
 */
record Sample(long payments, long statements, Broker.Passed passed) {
  static final Sample NONE = new Sample(0, 0, new Broker.Passed(0, 0, 0, 0));

  double statementsEach() {
    return each(statements, payments);
  }

  double transactionsEach() {
    return each(passed.transactions(), passed.payments());
  }

  double recordsEach() {
    return each(passed.records(), passed.payments());
  }

  double bytesEach() {
    return each(passed.bytes(), passed.payments());
  }

  private static double each(double all, long payments) {
    return payments == 0 ? Double.NaN : all / payments;
  }
}
