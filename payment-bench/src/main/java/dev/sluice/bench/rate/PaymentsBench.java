package dev.sluice.bench.rate;

import dev.sluice.bench.arrival.Telling;
import java.time.Duration;
import java.util.Optional;

/** {@code bench payments}: the whole of it, but for the audit. */
public final class PaymentsBench {
  private static final Duration FLOOD = Duration.ofSeconds(60);

  private PaymentsBench() {}

  public static PaymentsResult run(PaymentsRequest request, Payments payments, Telling telling)
      throws InterruptedException {
    Run full;
    Optional<Run> half = Optional.empty();
    if (request.rate().isPresent()) {
      double rate = request.rate().getAsInt();
      Sample sample = payments.warmUp(rate, request.warmUp());
      full = payments.timed(payments.run("measuring", rate, request.length(), sample));
    } else {
      Search search = new Search(payments, request.probe(), request.length(), telling);
      full = payments.timed(search.sustained(request.warmUp()));
      double calm = full.rate() / 2;
      Sample sample = payments.warmUp(calm, request.warmUp());
      half = Optional.of(payments.timed(payments.run("at half", calm, request.length(), sample)));
    }
    Optional<Overload> overload =
        request.overload()
            ? Optional.of(Overload.of(payments, full.rate(), flood(request)))
            : Optional.empty();
    return new PaymentsResult(full, half, overload);
  }

  private static Duration flood(PaymentsRequest request) {
    return request.length().compareTo(FLOOD) < 0 ? request.length() : FLOOD;
  }
}
