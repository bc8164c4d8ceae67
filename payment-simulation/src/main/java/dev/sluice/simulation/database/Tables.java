package dev.sluice.simulation.database;

import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.payment.Payment;
import dev.sluice.simulation.coverage.Coverage;
import dev.sluice.simulation.coverage.Standing;
import java.time.Instant;

/** The rows more than one room reads. */
public record Tables(
    Database database,
    Coverage coverage,
    Table<PaymentIntentId, Kept<PaymentIntent>> intents,
    Table<PaymentId, Kept<Payment>> payments,
    Table<PaymentOrderId, Kept<PaymentOrder>> orders) {

  /**
   * A thing as it stands.
   *
   * @param touched when somebody last took care of it
   */
  public record Kept<T>(T thing, Instant touched) {
    public Kept<T> at(Instant now) {
      return new Kept<>(thing, now);
    }
  }

  /** Nobody counts. */
  public static Tables in(Database database) {
    return in(database, new Coverage());
  }

  public static Tables in(Database database, Coverage coverage) {
    return new Tables(
        database,
        coverage,
        new Table<>("payment_intents", database),
        new Table<>("payments", database),
        new Table<>("payment_orders", database));
  }

  /** Replaces a row; whoever changes what is not there any more has not locked it. */
  public <K extends Comparable<K>, T> void replace(
      Table<K, Kept<T>> table, K key, Change<T> change, Instant now) {
    var stands = table.find(key).map(Kept::thing);
    if (stands.isEmpty() || !stands.get().equals(change.before()))
      throw new IllegalStateException(
          "lost update of %s: stands %s, expected %s".formatted(key, stands, change.before()));
    Standing.moves(change.before(), change.after())
        .forEach(move -> coverage.count(Coverage.Kind.TRANSITIONS, move));
    table.put(key, new Kept<>(change.after(), now));
  }
}
